import { describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import type { LocalClock } from '#src/local/clock.ts';
import { CONTROL_PATH } from '#src/local/page/protocol.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import type { Stage } from '../support/stage.ts';
import { waitFor } from '../support/wait-for.ts';
import { askToRelinquish, atAws, inventoryOf } from './relinquish-support.ts';
import { auditOf, cardOf, ownStage, requestRow, rows } from './support.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

function localClock(): LocalClock {
  let aheadMs = 0;
  return {
    get aheadMs() {
      return aheadMs;
    },
    now: () => new Date(Date.now() + aheadMs),
    advance: (ms) => {
      aheadMs += ms;
    },
  };
}

/** The local workspace with its page. Nothing is found by the sweep: it does not come again for hours. */
async function openWorkspace(aws: { activateAfterMs?: number } = {}) {
  const clock = localClock();
  const now = () => clock.now();
  const stage = await ownStage({
    queue: 'postgres',
    sweepEveryMs: 5 * HOUR_MS,
    page: { clock, reset: { refused: 'not in this test' } },
    slack: { now },
    aws: { now, ...aws },
  });
  const skip = async (ms: number): Promise<void> => {
    const origin = `http://localhost:${stage.world.port}`;
    const response = await fetch(`${origin}${CONTROL_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ do: 'clock.skip', ms }),
    });
    expect(await response.text()).not.toContain('problem');
    expect(response.status).toBe(200);
  };
  return { stage, clock, skip };
}

async function asked(stage: Stage) {
  await askForNumbers(stage.requester, [{ country: 'Canada', quantity: 1 }]);
  return cardOf(stage.lead, 1001);
}

async function leased(stage: Stage) {
  await stage.lead.click(await asked(stage), 'Approve');
  await stage.requester.dm((message) => message.text.startsWith('R-1001: 1 number leased'));
  const [number] = await inventoryOf(stage);
  if (number === undefined) throw new Error('no number was leased');
  return number;
}

describe('when the clock leaps', () => {
  it('a day before the end the leads are reminded, and at the end the request expires', async () => {
    const { stage, skip } = await openWorkspace();
    const card = await asked(stage);

    await skip(WEEK_MS - DAY_MS + HOUR_MS);
    await stage.lead.reply(card, (message) => message.has('expires'));
    expect(await requestRow(stage, 1001)).toMatchObject({ status: 'pending' });

    await skip(DAY_MS);
    await stage.lead.redrawn(card, (message) => message.has('expired'));
    await stage.requester.dm((message) => message.has('expired: nobody decided until'));
    expect((await auditOf(stage, 1001)).at(-1)).toBe('request.expired');
  });

  it('a week the grace period of a release is over, and AWS has the number back', async () => {
    const { stage, skip } = await openWorkspace();
    const number = await leased(stage);
    const card = await askToRelinquish(stage, number, 1002);
    await stage.lead.click(card, 'Approve relinquishing', { confirm: true });
    await stage.lead.redrawn(card, (message) => message.has('days left'));

    await skip(DAY_MS);
    await stage.lead.redrawn(card, (message) => message.has('6 days left'));
    await skip(WEEK_MS);

    await waitFor(async () => (await requestRow(stage, 1002))?.['status'] === 'relinquished', {
      describe: 'the number to be relinquished',
    });
    expect(atAws(stage, number)).toBeUndefined();
  });

  it('a day a number that AWS still sets up is asked for again, and is active', async () => {
    const { stage, skip } = await openWorkspace({ activateAfterMs: HOUR_MS });
    const card = await asked(stage);
    await stage.lead.click(card, 'Approve');
    await stage.lead.redrawn(card, (message) => message.has('Being set up by AWS'));

    await skip(DAY_MS);

    await stage.lead.redrawn(card, (message) => message.has('Active'));
    expect(await rows(stage, sql`select status from numbers`)).toEqual([{ status: 'ACTIVE' }]);
  });
});

describe('with a clock that is a week ahead', () => {
  it('a number is asked for, approved, leased and active as ever, and each wait is as long as ever', async () => {
    const { stage, skip, clock } = await openWorkspace({ activateAfterMs: 1000 });
    await skip(WEEK_MS);

    const number = await leased(stage);

    // AWS is asked again 5 s later by that clock: only a wait of 5 s by the system's brings the answer in time.
    await stage.lead.redrawn(await cardOf(stage.lead, 1001), (message) => message.has('Active'));
    expect(clock.aheadMs).toBe(WEEK_MS);
    expect(atAws(stage, number)?.CreatedTimestamp).toBeGreaterThan(Date.now() / 1000 + 6 * 24 * 3600);
    const [call] = await rows(stage, sql`select started_at from aws_calls order by id limit 1`);
    expect(new Date(String(call?.['started_at'])).getTime()).toBeGreaterThan(Date.now() + 6 * DAY_MS);
    expect(stage.slack.deliveries().every(({ outcome }) => outcome === 'acked')).toBe(true);
    expect(stage.slack.violations()).toEqual([]);
  });
});
