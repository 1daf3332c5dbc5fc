import { describe, expect, test } from 'vitest';
import { createSupportDesk } from '#src/aws/support-desk.ts';
import { answer, exception } from './aws-responder.ts';
import { failureOf } from './failure-of.ts';
import { useResponder } from './use-responder.ts';

const { open, reply, inputs } = useResponder(createSupportDesk);

const asked = { includeResolvedCases: true, includeCommunications: true, maxResults: 100 };
const wire = (caseId: string, subject: string, communications: object[] = []) => ({
  caseId,
  displayId: '1700000001',
  subject,
  status: 'opened',
  recentCommunications: { communications },
});
const found = (caseId: string, subject: string) => ({
  caseId,
  displayId: '1700000001',
  subject,
  status: 'opened',
  latestAnswer: undefined,
});

describe('describeCase', () => {
  test.each([
    ['case-111122223333-muen-2026-0a1b', { caseIdList: ['case-111122223333-muen-2026-0a1b'] }],
    ['1700000001', { displayId: '1700000001' }],
  ])('asks by the id that people have: %s', async (id, by) => {
    reply(() => answer({ cases: [wire('case-1', 'Subject')] }));

    expect(await open().describeCase(id)).toEqual(found('case-1', 'Subject'));
    expect(inputs()).toEqual([{ ...by, ...asked }]);
  });

  test.each([
    ['an exception', exception('CaseIdNotFound')],
    ['an empty list', answer({ cases: [] })],
  ])('finds none when AWS answers with %s', async (_what, given) => {
    reply(() => given);

    expect(await open().describeCase('case-1')).toBeUndefined();
  });

  test('does not take another failure for none', async () => {
    reply(() => exception('SubscriptionRequiredException'));

    expect((await failureOf(open().describeCase('case-1'))).code).toBe('aws_no_support_plan');
  });
});

describe('findCase', () => {
  const after = new Date('2026-11-25T14:05:00.000Z');

  test('looks through every page for the very subject, and no further', async () => {
    const pages = [
      { cases: [wire('case-1', 'Voice access (R-10421)')], nextToken: 'two' },
      { cases: [wire('case-2', 'Voice access (R-1042)')], nextToken: 'three' },
    ];
    reply((_request, index) => answer(pages[index]));

    const case2 = await open().findCase('Voice access (R-1042)', after);

    expect(case2?.caseId).toBe('case-2');
    expect(inputs()).toEqual([
      { ...asked, afterTime: '2026-11-25T14:05:00.000Z' },
      { ...asked, afterTime: '2026-11-25T14:05:00.000Z', nextToken: 'two' },
    ]);
  });

  test('finds none after the last page', async () => {
    reply(() => answer({ cases: [wire('case-1', 'Something else')] }));

    expect(await open().findCase('Voice access (R-1042)', after)).toBeUndefined();
    expect(inputs()).toHaveLength(1);
  });
});

describe('the latest answer of a case', () => {
  const AWS = 'Amazon Web Services';
  const said = (submittedBy: string | undefined, body: string, timeCreated: string) => ({
    submittedBy,
    body,
    timeCreated,
  });
  const latest = async (...communications: object[]) => {
    reply(() => answer({ cases: [wire('case-1', 'Subject', communications)] }));
    return (await open().describeCase('case-1'))?.latestAnswer;
  };

  test('is the newest that AWS wrote, in whatever order they come', async () => {
    const answers = await latest(
      said('LeadRole (Role) <lead@example.com>', 'ours', '2026-11-28T09:00:00.000Z'),
      said(AWS, 'old', '2026-11-26T09:00:00.000Z'),
      said(AWS, 'new', '2026-11-27T09:00:00.000Z'),
    );

    expect(answers).toEqual({ body: 'new', at: new Date('2026-11-27T09:00:00.000Z') });
  });

  test.each([
    ['a role of that name', said(`${AWS} (Role) <lead@example.com>`, 'x', '2026-11-26T09:00:00.000Z')],
    ['nobody', said(undefined, 'x', '2026-11-26T09:00:00.000Z')],
    ['AWS, without text', said(AWS, '', '2026-11-26T09:00:00.000Z')],
    ['AWS, at no time', said(AWS, 'x', 'yesterday')],
  ])('is not what was written by %s', async (_who, communication) => {
    expect(await latest(communication)).toBeUndefined();
  });
});
