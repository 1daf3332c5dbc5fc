import { setTimeout as delay } from 'node:timers/promises';
import type { LocalAws } from '#src/local/aws/start-local-aws.ts';
import type { LocalSlack, Message, Person } from '#src/local/slack/driver.ts';
import type { MovableClock } from './movable-clock.ts';

export const REGION = 'us-east-1';
export const CHANNEL = 'C0VOICE';

/** Who and what the chapters are played with. */
export interface Stage {
  readonly slack: LocalSlack;
  readonly aws: LocalAws;
  readonly clock: MovableClock;
  readonly admin: Person;
  readonly requester: Person;
  readonly requester2: Person;
  readonly lead: Person;
  readonly lead2: Person;
  readonly owner: Person;
  readonly member: Person;
  /** The id of the request that is asked next, such as R-1001: each is taken once. */
  nextId(): string;
}

export function createStage(parts: Pick<Stage, 'slack' | 'aws' | 'clock'>): Stage {
  const { slack } = parts;
  let asked = 1000;
  return {
    ...parts,
    admin: slack.person('U0ADMIN'),
    requester: slack.person('U0REQUESTER'),
    requester2: slack.person('U0REQUESTER2'),
    lead: slack.person('U0LEAD'),
    lead2: slack.person('U0LEAD2'),
    owner: slack.person('U0OWNER'),
    member: slack.person('U0MEMBER'),
    nextId: () => {
      asked += 1;
      return `R-${asked}`;
    },
  };
}

/** What must be true, or the demo ends with an error: it is a proof, not a picture. */
export function insist(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(`the story went wrong: ${what}`);
}

const LOOK_EVERY_MS = 50;
const LOOK_FOR_MS = 30_000;

/** What becomes true at AWS without anybody seeing it in Slack. */
export async function insistSoon(isTrue: () => boolean, what: string): Promise<void> {
  const until = performance.now() + LOOK_FOR_MS;
  while (!isTrue() && performance.now() < until) await delay(LOOK_EVERY_MS);
  insist(isTrue(), what);
}

/** AWS stays in real time: what was asked within its last second would, after a leap, be asked again too soon. */
const QUIET_MS = 1_100;

/** Moves Dialtone's time on; what is due then is found by its next sweep. */
export async function passTime({ aws, clock }: Stage, ms: number): Promise<void> {
  const isQuiet = () => Date.now() - Date.parse(aws.requests().at(-1)?.at ?? '') > QUIET_MS;
  await insistSoon(isQuiet, 'AWS is asked again and again');
  clock.advance(ms);
}

/** Whether a message says one of these. */
export const says =
  (...words: readonly string[]) =>
  (message: Message): boolean => {
    const lines = message.lines().join('\n');
    return words.some((wanted) => lines.includes(wanted));
  };

/** The card of a request in the leads' channel, once it says so. */
export function cardOf({ lead }: Stage, id: string, words = ''): Promise<Message> {
  return lead.message(
    CHANNEL,
    (message) => message.threadTs === undefined && message.has(`(${id})`) && says(words)(message),
  );
}

/** The account in the Region of the story, as AWS has it. */
export function accountOf({ aws }: Stage) {
  const account = aws.state().regions[REGION];
  if (account === undefined) throw new Error(`nothing has happened in ${REGION} yet`);
  return account;
}
