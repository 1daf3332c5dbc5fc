import {
  AddCommunicationToCaseCommand,
  CaseCreationLimitExceeded,
  CreateCaseCommand,
  type CreateCaseCommandInput,
  DescribeCasesCommand,
  DescribeCommunicationsCommand,
  DescribeServicesCommand,
  DescribeSeverityLevelsCommand,
  DryRunOperationException,
  ResolveCaseCommand,
  type SupportClient,
  SupportServiceException,
} from '@aws-sdk/client-support';
import { describe, expect, it } from 'vitest';
import { fakeClock, startForTest } from './fixtures.ts';
import { errorOf, fileCase, startWithPlan, supportClientOf } from './service-clients.ts';

const CASE: CreateCaseCommandInput = { subject: 'Voice', communicationBody: 'Please.' };

describe('an account without a support plan', () => {
  it.each<[string, (client: SupportClient) => Promise<unknown>]>([
    ['CreateCase', (client) => client.send(new CreateCaseCommand(CASE))],
    ['CreateCase, dry', (client) => client.send(new CreateCaseCommand({ ...CASE, dryRun: true }))],
    ['DescribeCases', (client) => client.send(new DescribeCasesCommand({}))],
    ['DescribeServices', (client) => client.send(new DescribeServicesCommand({}))],
    ['DescribeSeverityLevels', (client) => client.send(new DescribeSeverityLevelsCommand({}))],
    ['ResolveCase', (client) => client.send(new ResolveCaseCommand({ caseId: 'case-1' }))],
    [
      'DescribeCommunications',
      (client) => client.send(new DescribeCommunicationsCommand({ caseId: 'case-1' })),
    ],
    [
      'AddCommunicationToCase',
      (client) => client.send(new AddCommunicationToCaseCommand({ communicationBody: 'Please.' })),
    ],
  ])('is refused %s', async (_, ask) => {
    const aws = await startForTest();

    const error = await errorOf(ask(supportClientOf(aws)));

    expect(error).toBeInstanceOf(SupportServiceException);
    expect(error).toMatchObject({
      name: 'SubscriptionRequiredException',
      $metadata: { httpStatusCode: 400 },
    });
    expect(aws.state().support.cases).toEqual([]);
  });

  it('is every account whose plan was taken away', async () => {
    const { aws, client } = await startWithPlan();
    await fileCase(client);

    aws.support.setPlan(false);

    expect(await errorOf(fileCase(client))).toMatchObject({ name: 'SubscriptionRequiredException' });
    expect(aws.state().support.cases).toHaveLength(1);
  });
});

describe('CreateCase', () => {
  it('makes a case whose displayId DescribeCases knows', async () => {
    const clock = fakeClock();
    const { client } = await startWithPlan({ now: clock.now });

    const caseId = await fileCase(client, {
      subject: 'Voice in us-east-1',
      communicationBody: 'Please raise it.',
      serviceCode: 'service-limit-increase',
      categoryCode: 'pinpoint-voice',
      severityCode: 'low',
      issueType: 'service-limit-increase',
      language: 'ja',
      ccEmailAddresses: ['lead@example.com'],
    });

    const { cases } = await client.send(new DescribeCasesCommand({ caseIdList: [caseId] }));
    expect(caseId).toMatch(/^case-\d{12}-muen-2026-[0-9a-f]{16}$/);
    expect(cases).toEqual([
      {
        caseId,
        displayId: expect.stringMatching(/^\d{10}$/),
        subject: 'Voice in us-east-1',
        status: 'opened',
        serviceCode: 'service-limit-increase',
        categoryCode: 'pinpoint-voice',
        severityCode: 'low',
        submittedBy: 'account@example.com',
        timeCreated: '2026-11-01T09:00:00.000Z',
        ccEmailAddresses: ['lead@example.com'],
        language: 'ja',
        recentCommunications: {
          communications: [
            {
              caseId,
              body: 'Please raise it.',
              submittedBy: expect.stringContaining('@example.com'),
              timeCreated: '2026-11-01T09:00:00.000Z',
              attachmentSet: [],
            },
          ],
        },
      },
    ]);
  });

  it('makes a second case when it is asked twice', async () => {
    const { client } = await startWithPlan();

    const [first, second] = [await fileCase(client), await fileCase(client)];

    expect(second).not.toBe(first);
    expect((await client.send(new DescribeCasesCommand({}))).cases).toHaveLength(2);
  });

  it('only checks when it is dry', async () => {
    const { aws, client } = await startWithPlan();

    const valid = await errorOf(fileCase(client, { dryRun: true }));
    const invalid = await errorOf(fileCase(client, { dryRun: true, language: 'xx' }));

    expect(valid).toBeInstanceOf(DryRunOperationException);
    expect(valid).toMatchObject({ $metadata: { httpStatusCode: 400 } });
    expect(invalid).toMatchObject({ name: 'InvalidParameterValueException' });
    expect(aws.state().support).toMatchObject({ cases: [], nextDisplayId: 1_700_000_001 });
  });

  it('takes 8,000 characters and no more', async () => {
    const { client } = await startWithPlan();

    await expect(fileCase(client, { communicationBody: 'x'.repeat(8000) })).resolves.toMatch(/^case-/);
    expect(await errorOf(fileCase(client, { communicationBody: 'x'.repeat(8001) }))).toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining("'communicationBody'"),
    });
  });

  it.each<[string, Partial<CreateCaseCommandInput>, string]>([
    ['an unknown service', { serviceCode: 'telephony' }, 'InvalidParameterValueException'],
    [
      'a category of another service',
      { serviceCode: 'general-info', categoryCode: 'pinpoint-voice' },
      'InvalidParameterValueException',
    ],
    ['an unknown severity', { severityCode: 'calm' }, 'InvalidParameterValueException'],
    ['an unknown issue type', { issueType: 'complaint' }, 'InvalidParameterValueException'],
    ['a language that Support does not speak', { language: 'de' }, 'InvalidParameterValueException'],
    ['a malformed service code', { serviceCode: 'Voice!' }, 'ValidationException'],
    ['eleven copies', { ccEmailAddresses: Array(11).fill('lead@example.com') }, 'ValidationException'],
    ['an attachment set', { attachmentSetId: 'set-1' }, 'AttachmentSetIdNotFound'],
  ])('refuses %s', async (_, input, name) => {
    const { aws, client } = await startWithPlan();

    expect(await errorOf(fileCase(client, input))).toMatchObject({
      name,
      $metadata: { httpStatusCode: 400 },
    });
    expect(aws.state().support.cases).toEqual([]);
  });

  it('refuses when the case limit is reached', async () => {
    const { aws, client } = await startWithPlan();
    aws.faults.add({ fault: 'case-limit', times: 1 });

    expect(await errorOf(fileCase(client))).toBeInstanceOf(CaseCreationLimitExceeded);

    expect(aws.state().support.cases).toEqual([]);
    await expect(fileCase(client)).resolves.toMatch(/^case-/);
  });
});

describe('DescribeServices', () => {
  it('lists the category of voice limits until it is taken away', async () => {
    const { aws, client } = await startWithPlan();
    const list = async (serviceCodeList?: string[]) =>
      (await client.send(new DescribeServicesCommand({ serviceCodeList }))).services;

    expect(await list(['service-limit-increase', 'unheard-of'])).toEqual([
      {
        code: 'service-limit-increase',
        name: expect.any(String),
        categories: [{ code: 'pinpoint-voice', name: expect.any(String) }],
      },
    ]);

    aws.support.listVoiceLimits(false);

    expect((await list())?.map(({ code }) => code)).toEqual(['general-info']);
    for (const input of [
      { serviceCode: 'service-limit-increase' },
      { issueType: 'service-limit-increase' },
    ]) {
      expect(await errorOf(fileCase(client, input))).toMatchObject({
        name: 'InvalidParameterValueException',
      });
    }
  });
});

describe('DescribeSeverityLevels', () => {
  it('lists the five levels', async () => {
    const { client } = await startWithPlan();

    const { severityLevels } = await client.send(new DescribeSeverityLevelsCommand({ language: 'en' }));

    expect(severityLevels?.map(({ code }) => code)).toEqual(['low', 'normal', 'high', 'urgent', 'critical']);
  });
});

describe('the endpoint of Support', () => {
  it('refuses credentials for another Region than us-east-1', async () => {
    const { aws } = await startWithPlan();

    expect(await errorOf(fileCase(supportClientOf(aws, 'eu-west-1')))).toMatchObject({
      name: 'InvalidSignatureException',
      $metadata: { httpStatusCode: 403 },
    });
  });
});
