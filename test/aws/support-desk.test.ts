import { describe, expect, test, vi } from 'vitest';
import type { AwsCall } from '#src/aws/caller.ts';
import { createSupportDesk } from '#src/aws/support-desk.ts';
import { answer, exception } from './aws-responder.ts';
import { failureOf } from './failure-of.ts';
import { useResponder } from './use-responder.ts';

const { open, reply, requests, inputs } = useResponder(createSupportDesk);

const route = { serviceCode: 'service-limit-increase', categoryCode: 'pinpoint-voice' };
const newCase = {
  ...route,
  subject: 'Voice production access (R-1042)',
  body: 'Text',
  language: 'en',
} as const;
const sent = {
  ...route,
  subject: newCase.subject,
  communicationBody: 'Text',
  language: 'en',
  severityCode: 'low',
  issueType: 'service-limit-increase',
};

describe('findRoute', () => {
  const services = (code: string, ...categories: string[]) => ({
    services: [
      { code, name: 'x', categories: categories.map((category) => ({ code: category, name: 'x' })) },
    ],
  });

  test('takes the codes only from what AWS lists', async () => {
    reply(() => answer(services('service-limit-increase', 'vpc-limits', 'pinpoint-voice')));

    expect(await open().findRoute()).toEqual(route);
    expect(requests()).toMatchObject([
      { operation: 'DescribeServices', region: 'us-east-1', service: 'support' },
    ]);
    expect(inputs()).toEqual([{ serviceCodeList: ['service-limit-increase'], language: 'en' }]);
  });

  test.each([
    ['no services', {}],
    ['another service', services('amazon-pinpoint', 'pinpoint-voice')],
    ['another category', services('service-limit-increase', 'service-code-pinpoint-sms')],
  ])('finds none in %s', async (_what, body) => {
    reply(() => answer(body));

    expect(await open().findRoute()).toBeUndefined();
  });
});

describe('tryCase', () => {
  test('succeeds by the exception that says that AWS would take it', async () => {
    const calls: AwsCall[] = [];
    reply(() => exception('DryRunOperationException'));

    await open({ onCall: (call) => calls.push(call) }).tryCase(newCase);

    expect(inputs()).toEqual([{ ...sent, dryRun: true }]);
    expect(calls).toMatchObject([{ operation: 'CreateCase', outcome: 'ok' }]);
  });

  test('is refused without a support plan', async () => {
    reply(() => exception('SubscriptionRequiredException'));

    const error = await failureOf(open().tryCase(newCase));

    expect(error).toMatchObject({
      code: 'aws_no_support_plan',
      details: { exception: 'SubscriptionRequiredException' },
    });
  });
});

describe('createCase', () => {
  test('files the case once, at its pace', async () => {
    const beforeCall = vi.fn(async () => {});
    reply(() => answer({ caseId: 'case-1' }));

    expect(await open({ beforeCall }).createCase(newCase)).toEqual({ caseId: 'case-1' });
    expect(inputs()).toEqual([sent]);
    expect(requests()).toMatchObject([{ attempts: 'attempt=1; max=1' }]);
    expect(beforeCall.mock.calls).toEqual([['us-east-1', 'CreateCase']]);
  });

  test('asks for no type of issue where the route is another one', async () => {
    reply(() => answer({ caseId: 'case-1' }));

    await open().createCase({ ...newCase, serviceCode: 'general-info', language: 'ja' });

    expect(inputs()).toMatchObject([{ serviceCode: 'general-info', language: 'ja' }]);
    expect(Object.keys(inputs()[0] ?? {})).not.toContain('issueType');
  });

  test.each([
    ['the connection is cut', undefined],
    ['the answer names no case', {}],
  ])('cannot know whether there is a case when %s', async (_what, body) => {
    reply(() => (body === undefined ? (response) => response.destroy() : answer(body)));

    expect((await failureOf(open().createCase(newCase))).code).toBe('aws_unavailable');
    expect(requests()).toHaveLength(1);
  });

  test.each([
    ['CaseCreationLimitExceeded', 400, 'aws_other_quota'],
    ['InternalServerError', 500, 'aws_unavailable'],
    ['ThrottlingException', 400, 'aws_throttled'],
    ['AccessDeniedException', 400, 'aws_access_denied'],
  ])('says why there is no case: %s', async (name, status, code) => {
    reply(() => exception(name, {}, status));

    expect(await failureOf(open().createCase(newCase))).toMatchObject({ code, details: { exception: name } });
  });
});

describe('addCommunication', () => {
  test('adds to the case', async () => {
    reply(() => answer({ result: true }));

    await open().addCommunication('case-1', 'More');

    expect(requests()).toMatchObject([{ operation: 'AddCommunicationToCase' }]);
    expect(inputs()).toEqual([{ caseId: 'case-1', communicationBody: 'More' }]);
  });

  test('says that there is no such case', async () => {
    reply(() => exception('CaseIdNotFound'));

    expect((await failureOf(open().addCommunication('case-1', 'More'))).code).toBe('aws_not_found');
  });
});
