import { describe, expect, it } from 'vitest';
import { checkShape } from '#src/local/aws/check-shape.ts';
import { findOperationShape } from '#src/local/aws/shapes.ts';
import type { LocalAws } from '#src/local/aws/start-local-aws.ts';
import { sendRaw, startForTest } from './fixtures.ts';
import { fileCase, startWithPlan } from './service-clients.ts';

const TARGETS = { support: 'AWSSupport_20130415', servicequotas: 'ServiceQuotasV20190624' };
const SPEND = { ServiceCode: 'sms-voice', QuotaCode: 'L-FDAE1CE0' };

type SigningName = keyof typeof TARGETS;

function send(aws: LocalAws, signingName: SigningName, operation: string, body: unknown) {
  return sendRaw(aws, operation, body, {
    'x-amz-target': `${TARGETS[signingName]}.${operation}`,
    authorization: `AWS4-HMAC-SHA256 Credential=EXAMPLE/20261101/us-east-1/${signingName}/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  });
}

describe('the wire of Support and Service Quotas', () => {
  it.each<[SigningName, string, string, (caseId: string) => object]>([
    ['support', 'support', 'CreateCase', () => ({ subject: 'Voice', communicationBody: 'Please.' })],
    ['support', 'support', 'DescribeCases', () => ({})],
    ['support', 'support', 'DescribeCommunications', (caseId) => ({ caseId })],
    ['support', 'support', 'AddCommunicationToCase', (caseId) => ({ caseId, communicationBody: 'x' })],
    ['support', 'support', 'ResolveCase', (caseId) => ({ caseId })],
    ['support', 'support', 'DescribeServices', () => ({})],
    ['support', 'support', 'DescribeSeverityLevels', () => ({})],
    ['servicequotas', 'service-quotas', 'RequestServiceQuotaIncrease', () => ({ ...SPEND, DesiredValue: 9 })],
    ['servicequotas', 'service-quotas', 'GetServiceQuota', () => SPEND],
    [
      'servicequotas',
      'service-quotas',
      'ListServiceQuotas',
      () => ({ ServiceCode: 'sms-voice', MaxResults: 2 }),
    ],
    ['servicequotas', 'service-quotas', 'ListRequestedServiceQuotaChangeHistory', () => ({})],
  ])('%s: answers in the shape of %s %s', async (signingName, service, operation, inputFor) => {
    const { aws, client } = await startWithPlan();
    const caseId = await fileCase(client);
    const shape = findOperationShape(service, operation)?.out ?? {};

    const { status, body, headers } = await send(aws, signingName, operation, inputFor(caseId));

    expect([status, headers.get('content-type')]).toEqual([200, 'application/x-amz-json-1.1']);
    expect(Object.keys(Object(body))).not.toEqual([]);
    expect(Object.keys(shape)).toEqual(expect.arrayContaining(Object.keys(Object(body))));
    checkShape(Object(body), shape);
  });

  it('writes the times of Support as text and those of Service Quotas as epoch seconds', async () => {
    const { aws, client } = await startWithPlan({ now: () => new Date('2026-11-01T09:00:00.500Z') });
    await fileCase(client);

    const cases = await send(aws, 'support', 'DescribeCases', {});
    const increase = await send(aws, 'servicequotas', 'RequestServiceQuotaIncrease', {
      ...SPEND,
      DesiredValue: 9,
    });

    expect(cases.body).toMatchObject({ cases: [{ timeCreated: '2026-11-01T09:00:00.500Z' }] });
    expect(increase.body).toMatchObject({ RequestedQuota: { Created: 1_793_523_600.5 } });
  });

  it.each<[SigningName, string, string, string]>([
    ['support', 'DescribeCases', 'SubscriptionRequiredException', 'message'],
    ['servicequotas', 'GetServiceQuota', 'IllegalArgumentException', 'Message'],
  ])('%s names an error in __type', async (signingName, operation, type, textMember) => {
    const aws = await startForTest();

    const { status, body } = await send(aws, signingName, operation, {});

    expect(status).toBe(400);
    expect(body).toEqual({ __type: type, [textMember]: expect.any(String) });
  });

  it.each<[SigningName, string]>([
    ['support', 'AddAttachmentsToSet'],
    ['servicequotas', 'ListServices'],
  ])('%s does not know %s, which is not served', async (signingName, operation) => {
    const { aws } = await startWithPlan();

    const { status, body } = await send(aws, signingName, operation, {});

    expect(status).toBe(400);
    expect(body).toMatchObject({ __type: 'UnknownOperationException' });
  });
});
