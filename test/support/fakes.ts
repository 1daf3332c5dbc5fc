import type { Job, JobQueue } from '#jobs/catalog.ts';
import type { Person } from '#src/domain/actor.ts';
import { AppError } from '#src/domain/errors.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import type {
  CardDrawing,
  Clock,
  Directory,
  HomeDrawing,
  Log,
  MessageRef,
  NoticeDelivery,
  Notifier,
} from '#src/ports.ts';
import { Script } from './script.ts';

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

export class FakeNotifier implements Notifier {
  readonly delivered: NoticeDelivery[] = [];
  readonly redrawn: CardDrawing[] = [];
  /** Before Slack takes the message. */
  readonly onDeliver = new Script();
  readonly onRedraw = new Script();
  readonly homes: HomeDrawing[] = [];
  readonly onPublish = new Script();

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

  async publishHome(home: HomeDrawing): Promise<void> {
    await this.onPublish.play();
    this.homes.push(home);
  }

  /** The messages about requests. */
  aboutRequests(): Extract<NoticeDelivery, { readonly request: RequestView }>[] {
    return this.delivered.filter((notice) => 'request' in notice);
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
