import { describe, expect, test } from 'vitest';
import { createQuotaDesk } from '#src/aws/quota-desk.ts';
import { answer, exception } from './aws-responder.ts';
import { failureOf, REGION } from './failure-of.ts';
import { useResponder } from './use-responder.ts';

const { open, reply, requests, inputs } = useResponder(createQuotaDesk);

const SPEND = 'L-FDAE1CE0';
const wire = (Id: string, Status: string, Created = 1_795_000_000, QuotaCode = SPEND) => ({
  Id,
  Status,
  Created,
  QuotaCode,
  DesiredValue: 500,
});

describe('requestSpendQuota', () => {
  test('asks for the voice spend quota of the Region', async () => {
    reply(() => answer({ RequestedQuota: { ...wire('increase-1', 'CASE_OPENED'), CaseId: '1700000001' } }));

    expect(await open().requestSpendQuota(REGION, 500)).toEqual({
      id: 'increase-1',
      status: 'CASE_OPENED',
      caseId: '1700000001',
      limitUsd: 500,
    });
    expect(requests()).toMatchObject([
      { operation: 'RequestServiceQuotaIncrease', region: REGION, service: 'servicequotas' },
    ]);
    expect(inputs()).toEqual([{ ServiceCode: 'sms-voice', QuotaCode: SPEND, DesiredValue: 500 }]);
  });

  test.each([
    ['ResourceAlreadyExistsException', 'aws_already_exists'],
    ['IllegalArgumentException', 'aws_input_refused'],
    ['NoSuchResourceException', 'aws_not_found'],
    ['QuotaExceededException', 'aws_other_quota'],
    ['InvalidResourceStateException', 'aws_conflict'],
    ['TooManyRequestsException', 'aws_throttled'],
    ['DependencyAccessDeniedException', 'aws_access_denied'],
    ['AccessDeniedException', 'aws_access_denied'],
    ['ServiceException', 'aws_unavailable'],
  ])('says why nothing was asked for: %s', async (name, code) => {
    reply(() => exception(name));

    const error = await failureOf(open().requestSpendQuota(REGION, 500));

    expect(error).toMatchObject({ code, details: { exception: name } });
  });

  test('cannot use an answer without an id', async () => {
    reply(() => answer({ RequestedQuota: { Status: 'PENDING' } }));

    expect((await failureOf(open().requestSpendQuota(REGION, 500))).code).toBe('aws_unavailable');
  });
});

describe('findSpendQuotaRequest', () => {
  const open1 = wire('open-1', 'PENDING', 1_795_000_001);
  const open2 = wire('open-2', 'CASE_OPENED', 1_795_000_002);
  const done = wire('done', 'DENIED', 1_795_000_003);
  const other = wire('other', 'PENDING', 1_795_000_004, 'L-C62B0C80');

  test('finds an increase by its id on a later page, whatever became of it', async () => {
    const pages = [
      { RequestedQuotas: [open1, other], NextToken: 'dHdv' },
      { RequestedQuotas: [done], NextToken: 'dGhyZWU=' },
    ];
    reply((_request, index) => answer(pages[index]));

    expect(await open().findSpendQuotaRequest(REGION, 'done')).toEqual({
      id: 'done',
      status: 'DENIED',
      caseId: undefined,
      limitUsd: 500,
    });
    const asked = { ServiceCode: 'sms-voice', MaxResults: 100 };
    expect(inputs()).toEqual([asked, { ...asked, NextToken: 'dHdv' }]);
  });

  test('finds the latest open one without an id', async () => {
    const pages = [
      { RequestedQuotas: [open1, done, other], NextToken: 'dHdv' },
      { RequestedQuotas: [open2] },
    ];
    reply((_request, index) => answer(pages[index]));

    expect(await open().findSpendQuotaRequest(REGION, undefined)).toMatchObject({
      id: 'open-2',
      limitUsd: 500,
    });
  });

  test.each([
    ['an id that AWS does not know', 'gone', [open1]],
    ['an increase of another quota', 'other', [other]],
    ['no open one', undefined, [done, other]],
  ])('finds none for %s', async (_what, id, RequestedQuotas) => {
    reply(() => answer({ RequestedQuotas }));

    expect(await open().findSpendQuotaRequest(REGION, id)).toBeUndefined();
  });
});
