import { AddCommunicationToCaseCommand, DescribeCasesCommand } from '@aws-sdk/client-support';
import { describe, expect, it } from 'vitest';
import { fakeClock, startForTest } from './fixtures.ts';
import { fileCase, postControl, startWithPlan, supportClientOf } from './service-clients.ts';

describe('AWS at Support', () => {
  it('answers a case, which then waits for the customer', async () => {
    const clock = fakeClock();
    const { aws, client } = await startWithPlan({ now: clock.now });
    const caseId = await fileCase(client);
    clock.advance(60_000);

    aws.support.answerCase(caseId, 'Which countries?');

    const { cases } = await client.send(new DescribeCasesCommand({}));
    expect(cases).toMatchObject([
      {
        status: 'pending-customer-action',
        recentCommunications: {
          communications: [
            {
              body: 'Which countries?',
              submittedBy: 'Amazon Web Services',
              timeCreated: '2026-11-01T09:01:00.000Z',
            },
            { body: 'Please.' },
          ],
        },
      },
    ]);
  });

  it('sees the customer answer', async () => {
    const { aws, client } = await startWithPlan();
    const caseId = await fileCase(client);
    aws.support.answerCase(caseId, 'Which countries?');

    await client.send(new AddCommunicationToCaseCommand({ caseId, communicationBody: 'US.' }));

    expect(aws.state().support.cases).toMatchObject([{ status: 'customer-action-completed' }]);
  });

  it('resolves a case by its displayId', async () => {
    const { aws, client } = await startWithPlan();
    await fileCase(client);
    const displayId = `${aws.state().support.cases[0]?.displayId}`;

    expect(aws.support.resolveCase(displayId)).toMatchObject({ displayId, status: 'resolved' });

    expect((await client.send(new DescribeCasesCommand({}))).cases).toEqual([]);
  });

  it('does not know a case that was never filed', async () => {
    const { aws } = await startWithPlan();

    expect(() => aws.support.answerCase('case-1', 'Hello')).toThrow('no case case-1');
  });
});

describe('control routes of Support', () => {
  it('give a plan, answer and resolve', async () => {
    const aws = await startForTest();
    expect(await postControl(aws, 'support/plan', { hasPlan: true })).toMatchObject({
      status: 200,
      body: { support: { hasPlan: true } },
    });
    const caseId = await fileCase(supportClientOf(aws));

    expect(await postControl(aws, 'support/answer', { case: caseId, body: 'Why?' })).toMatchObject({
      status: 200,
      body: { support: { cases: [{ status: 'pending-customer-action' }] } },
    });
    expect(await postControl(aws, 'support/resolve', { case: caseId })).toMatchObject({
      status: 200,
      body: { support: { cases: [{ status: 'resolved' }] } },
    });
    expect(await postControl(aws, 'support/voice-limits', { listed: false })).toMatchObject({
      status: 200,
      body: { support: { listsVoiceLimits: false } },
    });
  });

  it.each([
    ['an unknown case', 'support/resolve', { case: 'case-1' }, 404],
    ['an empty answer', 'support/answer', { case: 'case-1', body: '' }, 400],
    ['an unknown member', 'support/plan', { hasPlan: true, plan: 'x' }, 400],
    ['a body that is not JSON', 'support/plan', '{', 400],
    ['an unknown verb', 'support/close', {}, 404],
  ])('refuse %s', async (_, name, body, status) => {
    const { aws } = await startWithPlan();

    expect(await postControl(aws, name, body)).toEqual({ status, body: { error: expect.any(String) } });
  });
});
