import type { Database } from '#db/client.ts';
import { upsertPerson } from '#db/queries/people.ts';
import { insertProject, type ProjectFields } from '#db/queries/projects.ts';
import { getRequestOf } from '#db/queries/request-view.ts';
import type { Person, UserActor } from '#src/domain/actor.ts';
import type { BasketLine } from '#src/domain/basket.ts';
import type { Result } from '#src/domain/errors.ts';
import { EMPTY_PRICE_LIST } from '#src/domain/price-list.ts';
import type { ProjectId, RequestId, SlackUserId } from '#src/domain/request.ts';
import type { LeaseRequest } from '#src/domain/request-view.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import type { Context, Settings } from '#src/usecases/context.ts';
import { type OpenRequestInput, openRequest } from '#src/usecases/open-request.ts';
import { borrowDatabase } from './borrowed-database.ts';
import { FakeLegacy, FakeQuotas, FakeSupport } from './fake-desks.ts';
import { FakeVoice } from './fake-voice.ts';
import { FakeClock, FakeDirectory, FakeNotifier, RecordingLog, RecordingQueue } from './fakes.ts';
import { ADMIN, LEAD, LEAD_2, REQUESTER, TEAM } from './request-view.ts';

export const GUEST = 'U0GUEST' as SlackUserId;
export const STRANGER = 'U0STRANGER' as SlackUserId;
export const CHANNEL = 'C0VOICE';

export function actorOf(userId: SlackUserId, teamId = TEAM): UserActor {
  return { kind: 'user', userId, teamId };
}

export function aPerson(userId: SlackUserId, overrides: Partial<Person> = {}): Person {
  return { userId, teamId: TEAM, isGuest: false, isBot: false, isDeactivated: false, ...overrides };
}

export function aBasketLine(overrides: Partial<BasketLine> = {}): BasketLine {
  return { country: 'US', useCase: 'TRANSACTIONAL', numberType: 'LONG_CODE', quantity: 1, ...overrides };
}

/** The core on a database of its own, with fakes for what is not ours. */
export interface Scene {
  readonly context: Context;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly clock: FakeClock;
  readonly queue: RecordingQueue;
  readonly log: RecordingLog;
  readonly voice: FakeVoice;
  readonly support: FakeSupport;
  readonly quotas: FakeQuotas;
  readonly legacy: FakeLegacy;
  readonly notifier: FakeNotifier;
  readonly directory: FakeDirectory;
  /** In us-east-1, with two leads. */
  readonly projectId: ProjectId;
  addProject(fields?: Partial<ProjectFields>): Promise<ProjectId>;
  addPerson(person: Person): Promise<void>;
  /** A request of the requester; its jobs are forgotten. */
  ask(lines?: readonly BasketLine[], input?: Partial<OpenRequestInput>): Promise<LeaseRequest>;
  /** The same, approved by the lead; its jobs are forgotten. */
  askApproved(lines?: readonly BasketLine[], input?: Partial<OpenRequestInput>): Promise<LeaseRequest>;
  /** A request for numbers as it is now. */
  view(id: RequestId): Promise<LeaseRequest>;
  close(): Promise<void>;
}

export function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
}

/** The code of a refusal, or “ok”. */
export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.refusal.code;
}

export async function openScene(settings: Partial<Settings> = {}): Promise<Scene> {
  const { url, database, giveBack } = await borrowDatabase();
  const { db } = database;
  const clock = new FakeClock('2026-11-23T14:05:00.000Z');
  const queue = new RecordingQueue();
  const log = new RecordingLog();
  const voice = new FakeVoice();
  const support = new FakeSupport();
  const quotas = new FakeQuotas();
  const legacy = new FakeLegacy();
  const notifier = new FakeNotifier();
  const directory = new FakeDirectory();
  const context: Context = {
    db,
    queue,
    clock,
    log,
    voice,
    support,
    quotas,
    legacy,
    notifier,
    directory,
    settings: {
      admins: [ADMIN],
      priceList: EMPTY_PRICE_LIST,
      voiceIsLocal: false,
      awsIntervalMs: 1000,
      slackIntervalMs: 1000,
      redrawIntervalMs: 3000,
      graceMs: 7 * 24 * 60 * 60 * 1000,
      supportCases: 'packet',
      ...settings,
    },
  };

  async function addPerson(person: Person): Promise<void> {
    directory.people.set(person.userId, person);
    await upsertPerson(db, person, clock.now());
  }

  function addProject(fields: Partial<ProjectFields> = {}): Promise<ProjectId> {
    const all = {
      name: 'Checkout alerts',
      region: 'us-east-1',
      channelId: CHANNEL,
      pinpointApplicationId: undefined,
      leads: [LEAD, LEAD_2],
      ...fields,
    };
    return db.transaction((tx) => insertProject(tx, all, TEAM, clock.now()));
  }

  for (const userId of [REQUESTER, LEAD, LEAD_2, ADMIN]) await addPerson(aPerson(userId));
  await addPerson(aPerson(GUEST, { isGuest: true }));
  directory.channels.set(CHANNEL, { isMember: true });
  const projectId = await addProject();

  let asked = 0;
  async function ask(lines = [aBasketLine()], input: Partial<OpenRequestInput> = {}): Promise<LeaseRequest> {
    asked += 1;
    const whole = {
      actor: actorOf(REQUESTER),
      correlationId: `click-${asked}`,
      submissionKey: `form-${asked}`,
      projectId,
      lines,
      purpose: 'Password reset calls for the web shop',
      ...input,
    };
    const request = granted(await openRequest(context, whole));
    queue.take();
    return request;
  }

  async function askApproved(
    lines: readonly BasketLine[] = [aBasketLine()],
    input: Partial<OpenRequestInput> = {},
  ): Promise<LeaseRequest> {
    const { id: requestId } = await ask([...lines], input);
    const approval = { actor: actorOf(LEAD), correlationId: `approval-${asked}`, requestId };
    granted(await approveRequest(context, approval));
    queue.take();
    return getRequestOf(db, 'lease_numbers', requestId);
  }

  return {
    context,
    database,
    databaseUrl: url,
    clock,
    queue,
    log,
    voice,
    notifier,
    support,
    quotas,
    legacy,
    directory,
    projectId,
    addProject,
    addPerson,
    ask: (lines, input) => ask(lines === undefined ? undefined : [...lines], input),
    askApproved,
    view: (id) => getRequestOf(db, 'lease_numbers', id),
    close: giveBack,
  };
}
