import { Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { type SQL, sql } from '#db/drizzle.ts';
import { listAuditEvents } from '#db/queries/audit.ts';
import type { RequestId } from '#src/domain/request.ts';
import type { Drawn, Form, Message, Person } from '#src/local/slack/driver.ts';
import { createLogger } from '#src/logger.ts';
import type { Clock } from '#src/ports.ts';
import { collectDue } from '#src/usecases/collect-due.ts';
import { openStage, type Stage, type StageOptions } from '../support/stage.ts';
import { waitFor } from '../support/wait-for.ts';

/** A stage of the test's own. `close` may come early: then nothing is under way any more. */
export async function ownStage(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage(options);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= stage.close();
    return closing;
  };
  onTestFinished(close);
  return { ...stage, close };
}

/** The system's time, which a test moves on. */
export function movableClock(): Clock & { advance(ms: number): void } {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance: (ms) => {
      aheadMs += ms;
    },
  };
}

/** What the sweep does every minute, now. */
export const sweep = (stage: Stage): Promise<void> => collectDue(stage.world.context);

export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** A logger whose lines a test can read. */
export function keptLog() {
  const lines: LogLine[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  return { logger: createLogger({ level: 'debug', destination }), lines };
}

/** What somebody should look at, or what was healed. */
export const complaintsIn = (lines: readonly LogLine[]): LogLine[] =>
  lines.filter(({ level }) => ['warn', 'error', 'fatal'].includes(level));

/** Everything on it, as a person reads it. */
export const read = (drawn: Drawn): string => drawn.lines().join('\n');

export async function rows(stage: Stage, query: SQL): Promise<readonly Record<string, unknown>[]> {
  return [...(await stage.world.context.db.execute(query)).rows];
}

export async function count(stage: Stage, table: string): Promise<number> {
  const [row] = await rows(stage, sql`select count(*)::int as n from ${sql.identifier(table)}`);
  return Number(row?.['n']);
}

/** Waits until nobody is owed a message by now; what was just done has come to everybody. */
export async function allDelivered(stage: Stage): Promise<void> {
  const now = stage.world.context.clock.now().toISOString();
  await waitFor(
    async () => (await rows(stage, sql`select 1 from notices where due_at <= ${now}`)).length === 0,
    {
      describe: 'every message to be delivered',
    },
  );
}

/** Status and reason of a request, as the database holds them. */
export async function requestRow(stage: Stage, id: number): Promise<Record<string, unknown> | undefined> {
  const found = await rows(
    stage,
    sql`select status, requester_id, purpose, decision_reason, decided_by ->> 'userId' as decided_by
        from requests where id = ${id}`,
  );
  return found[0];
}

/** The audited actions of a request, oldest first. */
export async function auditOf(stage: Stage, id: number): Promise<string[]> {
  const events = await listAuditEvents(stage.world.context.db, id as RequestId);
  return events.map((event) => event.action);
}

/** The request form, loaded. */
export async function openForm(person: Person, words = ''): Promise<Form> {
  await person.command('/voice-request', words);
  return (await person.modal({ title: 'Request phone numbers' })).settled();
}

export interface Choice {
  readonly country?: string;
  readonly useCase?: string;
  readonly numberType?: string;
  readonly quantity?: number;
}

/** Fills in one line, counted from 0, and waits for the redraw after each choice. */
export async function fillLine(
  form: Form,
  { country, useCase, numberType, quantity }: Choice,
  nth = 0,
): Promise<void> {
  if (country !== undefined) {
    const [label = country] = await form.search('Country', country, { nth });
    await form.pick('Country', label, { nth, query: country });
    await form.settled();
  }
  const choices = { 'Use case': useCase, 'Number type': numberType, Quantity: quantity };
  for (const [label, option] of Object.entries(choices)) {
    if (option === undefined) continue;
    await form.choose(label, String(option), { nth: label === 'Number type' ? 0 : nth });
    await form.settled();
  }
}

/** The card of a request in the leads' channel, once it fits. */
export function cardOf(person: Person, id: number, shows = ''): Promise<Message> {
  return person.message(
    'C0VOICE',
    (message) => message.threadTs === undefined && message.has(`(R-${id})`) && read(message).includes(shows),
  );
}

/** What the person alone was told, once it says so. */
export const told = (person: Person, words: string): Promise<Message> =>
  person.ephemeral((message) => message.has(words));

export interface Clicker {
  readonly id: string;
  readonly team?: string;
}

/** A click that no client sends: any value, by anybody, on a message of any channel. */
export async function craftedClick(
  stage: Stage,
  actionId: string,
  value: string | undefined,
  { id, team = 'T0LOCAL' }: Clicker = { id: 'U0REQUESTER' },
): Promise<number> {
  const button = { type: 'button', action_id: actionId, block_id: 'crafted', action_ts: '1.000000' };
  const { status } = await stage.slack.send.action({
    user: { id, username: 'somebody', name: 'somebody', team_id: team },
    team: { id: team, domain: 'somewhere' },
    trigger_id: stage.slack.workspace.triggers.issue({ userId: id, channel: 'C0SHARED', viewId: undefined }),
    response_url: responseUrlOf(stage, id),
    actions: [
      {
        ...button,
        text: { type: 'plain_text', text: 'A button' },
        ...(value === undefined ? {} : { value }),
      },
    ],
  });
  return status;
}

function responseUrlOf({ slack }: Stage, userId: string): string {
  const token = slack.workspace.responseUrls.issue({ userId, channel: 'C0SHARED', originalTs: undefined });
  return `${slack.origin}/response/${token}`;
}
