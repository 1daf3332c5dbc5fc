import { describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import type { Person } from '#src/local/slack/driver.ts';
import type { Clock } from '#src/ports.ts';
import type { Stage } from '../support/stage.ts';
import { waitFor } from '../support/wait-for.ts';
import { cardOf, count, movableClock, ownStage, read, requestRow, rows } from './support.ts';

const MINUTE = 60_000;
const APPLICATION = '0123456789abcdef0123456789abcdef';

async function enable(person: Person): Promise<void> {
  await person.command('/voice-enable');
  await (await (await person.modal({ title: 'Enable voice' })).settled()).submit();
}

const resultOf = (person: Person, words: string) =>
  person.dm((message) => read(message).includes(`R-1001: ${words}`));

/** Waits until so many tries have ended and the next one is due soon: a try that is under way is due later. */
const postponed = (stage: Stage, clock: Clock, tries: number) =>
  waitFor(
    async () => {
      const soon = new Date(clock.now().getTime() + MINUTE).toISOString();
      const due = sql`select 1 from enablements where attempts = ${tries} and due_at < ${soon}`;
      return (await rows(stage, due)).length;
    },
    { describe: `try ${tries} to be postponed` },
  );

const setsAtAws = ({ aws }: Stage) => aws.state().regions['us-east-1']?.configurationSets ?? [];

describe('a legacy Pinpoint project that is unavailable', () => {
  it.each([
    ['forbidden', 'Forbidden'],
    ['method-not-allowed', 'MethodNotAllowed'],
  ] as const)(
    'is told plainly when the API is %s, and voice works without it',
    async (availability, word) => {
      const stage = await ownStage();
      stage.aws.pinpoint.addApplication({ region: 'us-east-1', id: APPLICATION, name: 'checkout' });
      stage.aws.pinpoint.setAvailability(availability);
      await stage.addProject({ pinpointApplicationId: APPLICATION });
      await enable(stage.lead);
      const result = await resultOf(stage.lead, 'Voice is enabled for Checkout alerts');
      expect(read(result)).toContain(
        `The legacy Pinpoint channel is unavailable (${word}); voice works without it.`,
      );
      expect(setsAtAws(stage)).toHaveLength(1);
      expect(stage.slack.violations()).toEqual([]);
    },
  );

  it('is told plainly for an application id that AWS does not know', async () => {
    const stage = await ownStage();
    await stage.addProject({ pinpointApplicationId: APPLICATION });
    await enable(stage.lead);
    const result = await resultOf(stage.lead, 'Voice is enabled for Checkout alerts');
    expect(read(result)).toContain('The legacy Pinpoint channel is unavailable (NotFound)');
    expect(read(result)).toContain(`AWS knows no Pinpoint project ${APPLICATION} in us-east-1`);
    expect(stage.slack.violations()).toEqual([]);
  });

  it('is told plainly, and without a code, when its API does not answer at all', async () => {
    const clock = movableClock();
    const stage = await ownStage({ clock, sweepEveryMs: 100 });
    stage.aws.pinpoint.addApplication({ region: 'us-east-1', id: APPLICATION, name: 'checkout' });
    stage.aws.pinpoint.setAvailability('silent');
    await stage.addProject({ pinpointApplicationId: APPLICATION });
    await enable(stage.lead);
    for (const tries of [1, 2]) {
      await postponed(stage, clock, tries);
      clock.advance(MINUTE);
    }
    const result = await resultOf(stage.lead, 'Voice is enabled for Checkout alerts');
    const words = 'The legacy Pinpoint channel is unavailable (no answer); voice works without it.';
    expect(read(result)).toContain(words);
    expect(read(await cardOf(stage.lead, 1001, words))).not.toContain('ECONNRESET');
    expect(setsAtAws(stage)).toHaveLength(1);
    expect(stage.slack.violations()).toEqual([]);
  });

  it('does not hold voice up when its API fails each time', async () => {
    const clock = movableClock();
    const stage = await ownStage({ clock, sweepEveryMs: 100 });
    stage.aws.pinpoint.addApplication({ region: 'us-east-1', id: APPLICATION, name: 'checkout' });
    stage.aws.faults.add({ fault: 'internal-error', operation: 'UpdateSmsChannel' });
    await stage.addProject({ pinpointApplicationId: APPLICATION });
    await enable(stage.lead);
    const asked = () => stage.aws.requests().filter(({ operation }) => operation === 'UpdateSmsChannel');
    for (const tries of [1, 2]) {
      await postponed(stage, clock, tries);
      clock.advance(MINUTE);
    }
    await resultOf(stage.lead, 'Voice is enabled for Checkout alerts');
    expect(asked()).toHaveLength(3);
    expect(setsAtAws(stage)).toHaveLength(1);
  });
});

describe('AWS that refuses the configuration set', () => {
  it('fails the request with the reason; trying again works once AWS takes it', async () => {
    const stage = await ownStage();
    await stage.addProject();
    stage.aws.faults.add({ fault: 'access-denied', operation: 'CreateConfigurationSet', times: 1 });
    await enable(stage.lead);
    const result = await resultOf(stage.lead, 'voice was not enabled for Checkout alerts');
    expect(read(result)).toContain('sms-voice:CreateConfigurationSet');
    expect(await requestRow(stage, 1001)).toMatchObject({ status: 'failed' });
    await cardOf(stage.lead, 1001, 'Voice was not enabled for Checkout alerts.');
    await stage.lead.click(result, 'Try again');
    await resultOf(stage.lead, 'Voice is enabled for Checkout alerts');
    expect(await count(stage, 'requests')).toBe(1);
    expect(setsAtAws(stage)).toHaveLength(1);
    expect(stage.slack.violations()).toEqual([]);
  });

  it('whose answer was lost has made it once', async () => {
    const stage = await ownStage();
    await stage.addProject();
    stage.aws.faults.add({ fault: 'lost-answer', operation: 'CreateConfigurationSet', times: 1 });
    await enable(stage.lead);
    await resultOf(stage.lead, 'Voice is enabled for Checkout alerts');
    expect(setsAtAws(stage)).toHaveLength(1);
    const asked = stage.aws.requests().filter((each) => each.operation === 'CreateConfigurationSet');
    expect(asked).toHaveLength(1);
  });
});
