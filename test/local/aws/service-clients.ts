import { PinpointClient } from '@aws-sdk/client-pinpoint';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { CreateCaseCommand, type CreateCaseCommandInput, SupportClient } from '@aws-sdk/client-support';
import { onTestFinished } from 'vitest';
import type { LocalAws, LocalAwsOptions } from '#src/local/aws/start-local-aws.ts';
import { REGION, startForTest } from './fixtures.ts';

function configFor(aws: LocalAws, region: string) {
  const credentials = { accessKeyId: 'EXAMPLE', secretAccessKey: 'example' };
  return { region, endpoint: aws.url, credentials, maxAttempts: 1 };
}

function closing<T extends { destroy(): void }>(client: T): T {
  onTestFinished(() => client.destroy());
  return client;
}

export function supportClientOf(aws: LocalAws, region = REGION): SupportClient {
  return closing(new SupportClient(configFor(aws, region)));
}

export function quotasClientOf(aws: LocalAws, region = REGION): ServiceQuotasClient {
  return closing(new ServiceQuotasClient(configFor(aws, region)));
}

export function pinpointClientOf(aws: LocalAws, region = REGION): PinpointClient {
  return closing(new PinpointClient(configFor(aws, region)));
}

/** The stand-in with a support plan, for one test. */
export async function startWithPlan(options: LocalAwsOptions = {}) {
  const aws = await startForTest(options);
  aws.support.setPlan(true);
  return { aws, client: supportClientOf(aws) };
}

/** Files a case; answers its caseId. */
export async function fileCase(
  client: SupportClient,
  input: Partial<CreateCaseCommandInput> = {},
): Promise<string> {
  const { caseId } = await client.send(
    new CreateCaseCommand({ subject: 'Voice', communicationBody: 'Please.', ...input }),
  );
  if (caseId === undefined) throw new Error('CreateCase answered no caseId');
  return caseId;
}

/** The error that a request ended with; fails when it did not. */
export async function errorOf(request: Promise<unknown>): Promise<Error> {
  const outcome = await request.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Error)) throw new Error('the request succeeded');
  return outcome;
}

export async function postControl(aws: LocalAws, name: string, body: unknown) {
  const response = await fetch(`${aws.url}/_control/${name}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
