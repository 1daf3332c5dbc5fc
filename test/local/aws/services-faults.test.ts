import { GetAppsCommand, PinpointServiceException } from '@aws-sdk/client-pinpoint';
import {
  GetServiceQuotaCommand,
  ListServiceQuotasCommand,
  ServiceQuotasServiceException,
} from '@aws-sdk/client-service-quotas';
import {
  DescribeCasesCommand,
  DescribeServicesCommand,
  SupportServiceException,
} from '@aws-sdk/client-support';
import { describe, expect, it } from 'vitest';
import type { FaultName } from '#src/local/aws/faults.ts';
import type { LocalAws } from '#src/local/aws/start-local-aws.ts';
import { waitFor } from '../../support/wait-for.ts';
import { fakeClock } from './fixtures.ts';
import {
  errorOf,
  fileCase,
  pinpointClientOf,
  quotasClientOf,
  startWithPlan,
  supportClientOf,
} from './service-clients.ts';

const SPEND = { ServiceCode: 'sms-voice', QuotaCode: 'L-FDAE1CE0' };

const ASK: Readonly<Record<string, (aws: LocalAws) => Promise<unknown>>> = {
  support: (aws) => supportClientOf(aws).send(new DescribeCasesCommand({})),
  'service-quotas': (aws) => quotasClientOf(aws).send(new GetServiceQuotaCommand(SPEND)),
  pinpoint: (aws) => pinpointClientOf(aws).send(new GetAppsCommand({})),
};

function ask(aws: LocalAws, service: string): Promise<unknown> {
  return ASK[service]?.(aws) ?? Promise.reject(new Error(`unknown service ${service}`));
}

describe('faults of the other services', () => {
  it.each<[string, FaultName, string, number]>([
    ['support', 'throttle', 'ThrottlingException', 400],
    ['support', 'access-denied', 'AccessDeniedException', 400],
    ['support', 'internal-error', 'InternalServerError', 500],
    ['service-quotas', 'throttle', 'TooManyRequestsException', 400],
    ['service-quotas', 'access-denied', 'AccessDeniedException', 400],
    ['service-quotas', 'internal-error', 'ServiceException', 500],
    ['pinpoint', 'throttle', 'TooManyRequestsException', 429],
    ['pinpoint', 'access-denied', 'ForbiddenException', 403],
    ['pinpoint', 'internal-error', 'InternalServerErrorException', 500],
  ])('%s answers %s with %s', async (service, fault, name, status) => {
    const { aws } = await startWithPlan();
    aws.faults.add({ fault, times: 1 });

    const error = await errorOf(ask(aws, service));

    expect(error).toMatchObject({ name, $metadata: { httpStatusCode: status } });
    await expect(ask(aws, service)).resolves.toBeDefined();
    expect(aws.requests()).toMatchObject([
      { service, status, errorType: name },
      { service, status: 200 },
    ]);
  });

  it.each(['support', 'service-quotas', 'pinpoint'])('%s loses an answer', async (service) => {
    const { aws } = await startWithPlan();
    aws.faults.add({ fault: 'lost-answer', times: 1 });

    const error = await errorOf(ask(aws, service));

    for (const answered of [
      SupportServiceException,
      ServiceQuotasServiceException,
      PinpointServiceException,
    ]) {
      expect(error).not.toBeInstanceOf(answered);
    }
    expect(aws.requests()).toMatchObject([{ service, status: null }]);
  });

  it('a case whose answer is lost is filed', async () => {
    const { aws, client } = await startWithPlan();
    aws.faults.add({ fault: 'lost-answer', operation: 'CreateCase' });

    await errorOf(fileCase(client, { subject: 'Voice R-1042' }));

    expect(aws.state().support.cases).toMatchObject([{ subject: 'Voice R-1042' }]);
  });

  it('a slow answer waits until it is cleared', async () => {
    const { aws, client } = await startWithPlan();
    aws.faults.add({ fault: 'slow', ms: 600_000, operation: 'CreateCase' });
    let answered = false;
    const filed = fileCase(client).then((caseId) => {
      answered = true;
      return caseId;
    });
    await waitFor(() => aws.requests().length === 1, { describe: 'AWS to have the request' });
    await client.send(new DescribeServicesCommand({}));
    expect(answered).toBe(false);

    aws.faults.clear('slow');

    await expect(filed).resolves.toBe(aws.state().support.cases[0]?.caseId);
  });

  it('an unknown Reason is of SMS Voice v2 only', async () => {
    const { aws } = await startWithPlan();
    aws.faults.add({ fault: 'unknown-reason' });

    for (const service of Object.keys(ASK)) await expect(ask(aws, service)).resolves.toBeDefined();
  });
});

describe('the rate of the other services', () => {
  it.each([
    ['support', 'ThrottlingException'],
    ['service-quotas', 'TooManyRequestsException'],
    ['pinpoint', 'TooManyRequestsException'],
  ])('%s admits one request a second for each operation and Region', async (service, name) => {
    const clock = fakeClock();
    const { aws } = await startWithPlan({ now: clock.now, throttleIntervalMs: 1000 });
    await ask(aws, service);

    expect(await errorOf(ask(aws, service))).toMatchObject({ name });

    const otherOperation = new ListServiceQuotasCommand({ ServiceCode: 'sms-voice' });
    await expect(quotasClientOf(aws).send(otherOperation)).resolves.toBeDefined();
    const otherRegion = quotasClientOf(aws, 'eu-west-1');
    await expect(otherRegion.send(new GetServiceQuotaCommand(SPEND))).resolves.toBeDefined();
    clock.advance(1000);
    await expect(ask(aws, service)).resolves.toBeDefined();
  });
});
