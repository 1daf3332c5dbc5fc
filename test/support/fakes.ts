import type { Job, JobQueue } from '#jobs/catalog.ts';
import type { Person } from '#src/domain/actor.ts';
import type { AccountRoom } from '#src/domain/basket.ts';
import { AppError, type ErrorCode, type ErrorDetails } from '#src/domain/errors.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import type {
  AwsNumber,
  CardDrawing,
  Clock,
  Directory,
  LeaseInput,
  Log,
  MessageRef,
  NoticeDelivery,
  Notifier,
  NumberKind,
  VoiceChannel,
} from '#src/ports.ts';

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  private at: Date;

  constructor(at: string) {
    this.at = new Date(at);
  }

  now(): Date {
    return this.at;
  }

  advance(ms: number): void {
    this.at = new Date(this.at.getTime() + ms);
  }

  /** Never goes back. */
  moveTo(at: Date): void {
    if (at > this.at) this.at = at;
  }
}

/** Keeps the jobs that it is given; refuses them while it is away. */
export class RecordingQueue implements JobQueue {
  jobs: Job[] = [];
  isAway = false;

  async add(jobs: readonly Job[]): Promise<void> {
    if (this.isAway) throw new AppError('queue_unavailable');
    this.jobs.push(...jobs);
  }

  /** The jobs so far, which are then forgotten. */
  take(): Job[] {
    return this.jobs.splice(0);
  }

  names(): string[] {
    return this.jobs.map((job) => job.name);
  }
}

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: object;
}

export class RecordingLog implements Log {
  readonly lines: LogLine[] = [];

  info(fields: object, message: string): void {
    this.lines.push({ level: 'info', message, fields });
  }
  warn(fields: object, message: string): void {
    this.lines.push({ level: 'warn', message, fields });
  }
  error(fields: object, message: string): void {
    this.lines.push({ level: 'error', message, fields });
  }
}

/** What the next calls do instead of succeeding: fail, or first wait for something. */
class Script {
  private readonly steps: (() => Promise<void>)[] = [];

  fail(code: ErrorCode, details: ErrorDetails = {}): void {
    this.meet(async () => {
      throw new AppError(code, details);
    });
  }

  meet(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  clear(): void {
    this.steps.length = 0;
  }

  async play(): Promise<void> {
    await this.steps.shift()?.();
  }
}

/** An AWS account that leases what it is asked for, once per client token. */
export class FakeVoice implements VoiceChannel {
  readonly leases: LeaseInput[] = [];
  readonly describes: (readonly string[])[] = [];
  /** Looks for numbers of one kind, such as for one that a lost answer may have leased. */
  readonly searches: NumberKind[] = [];
  /** Before AWS does anything. */
  readonly beforeLease = new Script();
  /** After AWS has leased the number: what is thrown here is a lost answer. */
  readonly afterLease = new Script();
  readonly onDescribe = new Script();
  readonly onSearch = new Script();
  readonly onList = new Script();
  readonly onRoom = new Script();
  statusOfNew: AwsNumber['status'] = 'ACTIVE';
  price: AwsNumber['price'] = { monthlyCents: 100, currency: 'USD' };
  room: AccountRoom = { used: 0, max: 25 };
  private readonly owned = new Map<string, { number: AwsNumber; input: LeaseInput }>();

  /** The account's numbers. */
  numbers(): AwsNumber[] {
    return [...this.owned.values()].map(({ number }) => number);
  }

  /** The account's numbers with what this tag says of each. */
  tagged(key: string): { number: AwsNumber; tag: string | undefined }[] {
    return [...this.owned.values()].map(({ number, input }) => ({ number, tag: input.tags[key] }));
  }

  setStatus(awsId: string, status: AwsNumber['status']): void {
    const found = this.owned.get(awsId);
    if (found === undefined) throw new Error(`${awsId} is not leased`);
    this.owned.set(awsId, { ...found, number: { ...found.number, status } });
  }

  forget(awsId: string): void {
    this.owned.delete(awsId);
  }

  async leaseNumber(input: LeaseInput): Promise<AwsNumber> {
    this.leases.push(input);
    await this.beforeLease.play();
    const earlier = [...this.owned.values()].find((each) => each.input.clientToken === input.clientToken);
    const number = earlier?.number ?? this.makeNumber(input);
    this.owned.set(number.awsId, { number, input });
    await this.afterLease.play();
    return number;
  }

  private makeNumber({ country, useCase, numberType, region }: LeaseInput): AwsNumber {
    const nth = String(this.owned.size + 1).padStart(4, '0');
    const awsId = `phone-${nth}`;
    return {
      awsId,
      arn: `arn:aws:sms-voice:${region}:123456789012:phone-number/${awsId}`,
      phoneNumber: `+1206555${nth}`,
      country,
      useCase,
      numberType,
      capabilities: ['VOICE'],
      status: this.statusOfNew,
      price: this.price,
      deletionProtected: true,
      createdAt: undefined,
    };
  }

  async describeNumbers(_region: string, awsIds: readonly string[]): Promise<readonly AwsNumber[]> {
    this.describes.push(awsIds);
    await this.onDescribe.play();
    return this.numbers().filter((number) => awsIds.includes(number.awsId));
  }

  async listNumbers(region: string, kind?: NumberKind): Promise<readonly AwsNumber[]> {
    if (kind !== undefined) this.searches.push(kind);
    await (kind === undefined ? this.onList : this.onSearch).play();
    const isOfKind = (number: AwsNumber): boolean =>
      kind === undefined ||
      (number.country === kind.country &&
        number.useCase === kind.useCase &&
        number.numberType === kind.numberType);
    return this.numbers().filter((number) => number.arn.includes(`:${region}:`) && isOfKind(number));
  }

  async numberTags(_region: string, arn: string): Promise<Readonly<Record<string, string>>> {
    return [...this.owned.values()].find(({ number }) => number.arn === arn)?.input.tags ?? {};
  }

  async accountRoom(): Promise<AccountRoom> {
    await this.onRoom.play();
    return this.room;
  }

  async accountTier(): Promise<{ tier: 'production'; value: string }> {
    return { tier: 'production', value: 'PRODUCTION' };
  }
}

export class FakeNotifier implements Notifier {
  readonly delivered: NoticeDelivery[] = [];
  readonly redrawn: CardDrawing[] = [];
  /** Before Slack takes the message. */
  readonly onDeliver = new Script();
  readonly onRedraw = new Script();

  async deliver(notice: NoticeDelivery): Promise<MessageRef & { permalink: string | undefined }> {
    await this.onDeliver.play();
    this.delivered.push(notice);
    const ts = `1795615500.${String(this.delivered.length).padStart(6, '0')}`;
    const isPerson = notice.to.startsWith('U');
    const channelId = isPerson ? `D${notice.to.slice(1)}` : notice.to;
    const isCard = notice.kind === 'card';
    const permalink = isCard ? `https://example.slack.com/archives/${channelId}/p${ts}` : undefined;
    return { channelId, ts, permalink };
  }

  async redraw(card: CardDrawing): Promise<void> {
    await this.onRedraw.play();
    this.redrawn.push(card);
  }

  /** Who got what, in order: “card to C0VOICE”. */
  deliveries(): string[] {
    return this.delivered.map(({ kind, to }) => `${kind} to ${to}`);
  }
}

export class FakeDirectory implements Directory {
  readonly people = new Map<SlackUserId, Person>();
  readonly channels = new Map<string, { readonly isMember: boolean }>();
  readonly asked: SlackUserId[] = [];
  readonly onFind = new Script();

  async findPerson(userId: SlackUserId): Promise<Person | undefined> {
    this.asked.push(userId);
    await this.onFind.play();
    return this.people.get(userId);
  }

  async findChannel(channelId: string): Promise<{ readonly isMember: boolean } | undefined> {
    return this.channels.get(channelId);
  }
}
