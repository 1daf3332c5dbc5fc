import { AppError } from '#src/domain/errors.ts';
import type { AwsNumber, LeaseInput, NumberKind, Tags, VoiceChannel } from '#src/ports.ts';
import { type ChangingOperation, scripts } from './changing-operations.ts';
import { Script } from './script.ts';

/** The numbers of an AWS account that leases what it is asked for, once per client token. */
export class FakeNumbers {
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
  /** By operation, as AWS names it: before AWS does what was asked. */
  readonly before: Readonly<Record<ChangingOperation, Script>> = scripts();
  /** By operation: after AWS did it, so that what is thrown here is a lost answer. */
  readonly after: Readonly<Record<ChangingOperation, Script>> = scripts();
  /** What changed something at AWS, in order: “ReleasePhoneNumber phone-0001”. */
  readonly changes: string[] = [];
  statusOfNew: AwsNumber['status'] = 'ACTIVE';
  price: AwsNumber['price'] = { monthlyCents: 100, currency: 'USD' };
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
      poolId: undefined,
      registrationId: undefined,
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

  /** A number that nobody asked for here, such as one that AWS Support has set up. */
  arrive(number: Partial<AwsNumber> & { readonly region?: string } = {}, tags: Tags = {}): AwsNumber {
    const { region = 'us-east-1', ...rest } = number;
    const input: LeaseInput = {
      region,
      country: rest.country ?? 'US',
      useCase: rest.useCase ?? 'TRANSACTIONAL',
      numberType: 'LONG_CODE',
      clientToken: `arrived-${this.owned.size + 1}`,
      tags,
    };
    const arrived = { ...this.makeNumber(input), ...rest };
    this.owned.set(arrived.awsId, { number: arrived, input });
    return arrived;
  }

  /** What somebody else changed at AWS. */
  change(awsId: string, change: Partial<AwsNumber>): void {
    const found = this.owned.get(awsId);
    if (found === undefined) throw new Error(`${awsId} is not leased`);
    this.owned.set(awsId, { ...found, number: { ...found.number, ...change } });
  }

  protected async changing(operation: ChangingOperation, what: string, work: () => void): Promise<void> {
    await this.before[operation].play();
    this.changes.push(`${operation} ${what}`);
    work();
    await this.after[operation].play();
  }

  private mustOwn(awsId: string): AwsNumber {
    const found = this.owned.get(awsId);
    if (found === undefined) throw new AppError('aws_not_found', { exception: 'ResourceNotFoundException' });
    return found.number;
  }

  async tagNumber(_region: string, arn: string, tags: Tags): Promise<void> {
    await this.changing('TagResource', arn, () => {
      const [awsId, found] = [...this.owned].find(([, { number }]) => number.arn === arn) ?? [];
      if (awsId === undefined || found === undefined) throw new AppError('aws_not_found');
      const input = { ...found.input, tags: { ...found.input.tags, ...tags } };
      this.owned.set(awsId, { ...found, input });
    });
  }

  async setDeletionProtection(_region: string, awsId: string, isProtected: boolean): Promise<void> {
    await this.changing('UpdatePhoneNumber', `${awsId} ${isProtected}`, () => {
      this.mustOwn(awsId);
      this.change(awsId, { deletionProtected: isProtected });
    });
  }

  async leavePool(_region: string, { awsId }: Parameters<VoiceChannel['leavePool']>[1]): Promise<void> {
    await this.changing('DisassociateOriginationIdentity', awsId, () => {
      if (this.mustOwn(awsId).poolId === undefined) throw new AppError('aws_conflict');
      this.change(awsId, { poolId: undefined });
    });
  }

  async releaseNumber(_region: string, awsId: string): Promise<void> {
    await this.changing('ReleasePhoneNumber', awsId, () => {
      const number = this.mustOwn(awsId);
      if (number.deletionProtected)
        throw new AppError('aws_number_protected', { reason: 'DELETION_PROTECTION_ENABLED' });
      if (number.poolId !== undefined)
        throw new AppError('aws_number_in_pool', { reason: 'PHONE_NUMBER_ASSOCIATED_TO_POOL' });
      if (number.registrationId !== undefined)
        throw new AppError('aws_number_in_registration', {
          reason: 'PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION',
        });
      this.forget(awsId);
    });
  }
}
