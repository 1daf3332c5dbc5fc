import { AppError } from '#src/domain/errors.ts';
import type {
  CaseRoute,
  LegacyChannels,
  NewCase,
  QuotaDesk,
  QuotaIncrease,
  SupportCase,
  SupportDesk,
} from '#src/ports.ts';
import { Script } from './script.ts';

/** AWS Support with a plan that has an API. */
export class FakeSupport implements SupportDesk {
  route: CaseRoute | undefined = { serviceCode: 'service-limit-increase', categoryCode: 'pinpoint-voice' };
  readonly cases = new Map<string, SupportCase>();
  readonly made: NewCase[] = [];
  readonly tried: NewCase[] = [];
  readonly added: { readonly caseId: string; readonly body: string }[] = [];
  readonly onRoute = new Script();
  readonly onTry = new Script();
  /** Before AWS opens the case. */
  readonly beforeCreate = new Script();
  /** After AWS opened it: what is thrown here is a lost answer. */
  readonly afterCreate = new Script();
  readonly onDescribe = new Script();
  readonly beforeAdd = new Script();
  readonly afterAdd = new Script();

  async findRoute(): Promise<CaseRoute | undefined> {
    await this.onRoute.play();
    return this.route;
  }

  async tryCase(input: NewCase): Promise<void> {
    await this.onTry.play();
    this.tried.push(input);
  }

  async createCase(input: NewCase): Promise<{ caseId: string }> {
    await this.beforeCreate.play();
    this.made.push(input);
    const caseId = `case-000000000000-muen-2026-${String(this.made.length).padStart(16, '0')}`;
    const displayId = String(12_345_678_900 + this.made.length);
    const opened = { caseId, displayId, subject: input.subject, status: 'opened', latestAnswer: undefined };
    this.cases.set(caseId, opened);
    await this.afterCreate.play();
    return { caseId };
  }

  async describeCase(caseId: string): Promise<SupportCase | undefined> {
    await this.onDescribe.play();
    return this.cases.get(caseId) ?? [...this.cases.values()].find((known) => known.displayId === caseId);
  }

  async findCase(subject: string): Promise<SupportCase | undefined> {
    return [...this.cases.values()].find((known) => known.subject === subject);
  }

  async addCommunication(caseId: string, body: string): Promise<void> {
    await this.beforeAdd.play();
    if (!this.cases.has(caseId)) throw new AppError('aws_not_found', { exception: 'CaseIdNotFound' });
    this.added.push({ caseId, body });
    await this.afterAdd.play();
  }

  /** AWS Support writes to the case. */
  answer(caseId: string, change: Partial<SupportCase>): void {
    const known = this.cases.get(caseId);
    if (known === undefined) throw new Error(`${caseId} does not exist`);
    this.cases.set(caseId, { ...known, ...change });
  }
}

const isOpen = ({ status }: QuotaIncrease): boolean => status === 'PENDING' || status === 'CASE_OPENED';

export class FakeQuotas implements QuotaDesk {
  readonly increases: QuotaIncrease[] = [];
  readonly beforeRequest = new Script();
  readonly afterRequest = new Script();
  readonly onFind = new Script();

  async requestSpendQuota(_region: string, limitUsd: number): Promise<QuotaIncrease> {
    await this.beforeRequest.play();
    if (this.increases.some(isOpen))
      throw new AppError('aws_already_exists', { exception: 'ResourceAlreadyExistsException' });
    const increase = {
      id: `quota-${this.increases.length + 1}`,
      status: 'PENDING',
      caseId: undefined,
      limitUsd,
    };
    this.increases.push(increase);
    await this.afterRequest.play();
    return increase;
  }

  async findSpendQuotaRequest(_region: string, id: string | undefined): Promise<QuotaIncrease | undefined> {
    await this.onFind.play();
    return id === undefined
      ? this.increases.findLast(isOpen)
      : this.increases.find((known) => known.id === id);
  }

  /** Service Quotas decides. */
  decide(id: string, change: Partial<QuotaIncrease>): void {
    const index = this.increases.findIndex((known) => known.id === id);
    const known = this.increases[index];
    if (known === undefined) throw new Error(`${id} does not exist`);
    this.increases[index] = { ...known, ...change };
  }
}

/** The legacy Pinpoint API, with the applications that it knows. */
export class FakeLegacy implements LegacyChannels {
  readonly applications = new Map<string, { sms: boolean; voice: boolean }>();
  readonly calls: string[] = [];
  readonly beforeSms = new Script();
  readonly beforeVoice = new Script();
  readonly onRead = new Script();

  private application(applicationId: string): { sms: boolean; voice: boolean } {
    const found = this.applications.get(applicationId);
    if (found === undefined) throw new AppError('aws_not_found', { exception: 'NotFoundException' });
    return found;
  }

  async enableSms(_region: string, applicationId: string): Promise<void> {
    await this.beforeSms.play();
    this.application(applicationId).sms = true;
    this.calls.push(`UpdateSmsChannel ${applicationId}`);
  }

  async enableVoice(_region: string, applicationId: string): Promise<void> {
    await this.beforeVoice.play();
    this.application(applicationId).voice = true;
    this.calls.push(`UpdateVoiceChannel ${applicationId}`);
  }

  async readEnabled(
    _region: string,
    applicationId: string,
  ): Promise<{ readonly sms: boolean; readonly voice: boolean }> {
    await this.onRead.play();
    return { ...this.application(applicationId) };
  }
}
