import { describe, expect, test } from 'vitest';
import { createSupportDesk } from '#src/aws/support-desk.ts';
import { failureOf } from './failure-of.ts';
import { useLocalAws } from './use-local-aws.ts';

const { aws, adapter, now, advance } = useLocalAws(createSupportDesk);
const DAY_MS = 86_400_000;
const subject = 'Voice production access (R-1042)';

async function newCase() {
  const route = (await adapter().findRoute()) ?? expect.fail('no route');
  return { ...route, subject, body: 'What we use it for', language: 'en' as const };
}

describe('cases against the local stand-in', () => {
  test('are refused without a support plan', async () => {
    expect((await failureOf(adapter().findRoute())).code).toBe('aws_no_support_plan');
  });

  test('have no route where AWS lists none', async () => {
    aws().support.setPlan(true);
    aws().support.listVoiceLimits(false);

    expect(await adapter().findRoute()).toBeUndefined();
  });

  test('are tried without being made', async () => {
    aws().support.setPlan(true);

    await adapter().tryCase(await newCase());

    expect(aws().state().support.cases).toEqual([]);
  });

  test('are filed, answered and read', async () => {
    aws().support.setPlan(true);
    const { caseId } = await adapter().createCase(await newCase());
    await adapter().addCommunication(caseId, 'And more');
    const filed = await adapter().describeCase(caseId);
    advance(DAY_MS);

    aws().support.answerCase(caseId, 'Which countries?');
    const answered = await adapter().describeCase(filed?.displayId ?? '');

    expect(filed).toMatchObject({ caseId, subject, latestAnswer: undefined });
    expect(answered).toMatchObject({
      caseId,
      status: 'pending-customer-action',
      latestAnswer: { body: 'Which countries?', at: now() },
    });
  });

  test('are found by their subject when the answer to filing them was lost', async () => {
    aws().support.setPlan(true);
    const startedAt = now();
    const input = await newCase();
    aws().faults.add({ fault: 'lost-answer', operation: 'CreateCase', times: 1 });

    const lost = await failureOf(adapter().createCase(input));
    const found = await adapter().findCase(subject, startedAt);

    expect(lost.code).toBe('aws_unavailable');
    expect(found?.caseId).toBe(aws().state().support.cases[0]?.caseId);
    expect(await adapter().findCase('Voice production access (R-104)', startedAt)).toBeUndefined();
  });

  test('are found when they are resolved', async () => {
    aws().support.setPlan(true);
    const { caseId } = await adapter().createCase(await newCase());
    aws().support.resolveCase(caseId);

    expect(await adapter().describeCase(caseId)).toMatchObject({ status: 'resolved' });
  });

  test('are not made up', async () => {
    aws().support.setPlan(true);

    expect(await adapter().describeCase('case-000000000000-muen-2026-0a1b')).toBeUndefined();
    expect((await failureOf(adapter().addCommunication('case-gone', 'More'))).code).toBe('aws_not_found');
  });

  test('are refused beyond the account’s limit', async () => {
    aws().support.setPlan(true);
    const input = await newCase();
    aws().faults.add({ fault: 'case-limit' });

    expect((await failureOf(adapter().createCase(input))).code).toBe('aws_other_quota');
  });
});
