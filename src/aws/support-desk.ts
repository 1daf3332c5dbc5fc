import {
  AddCommunicationToCaseCommand,
  CreateCaseCommand,
  type CreateCaseCommandInput,
  DescribeCasesCommand,
  type DescribeCasesCommandInput,
  DescribeServicesCommand,
  DryRunOperationException,
  SupportClient,
} from '@aws-sdk/client-support';
import type { CaseRoute, NewCase, SupportCase, SupportDesk } from '#src/ports.ts';
import { type AwsOptions, type Caller, createCaller } from './caller.ts';
import { isNotFound, unreadableAnswer } from './errors.ts';
import type { SupportOperation } from './operations.ts';
import { eachPage } from './pages.ts';
import { toSupportCase } from './support-case.ts';

type SupportCaller = Caller<SupportClient, SupportOperation>;

/** Where AWS serves its Support API for all commercial Regions. */
const REGION = 'us-east-1';

/**
 * From code of AWS Labs that files limit increases, not from AWS's documentation: so a route is used only when
 * DescribeServices of this account lists it.
 */
const LIMITS = { serviceCode: 'service-limit-increase', issueType: 'service-limit-increase' };
const VOICE_CATEGORY = 'pinpoint-voice';

/** AWS's word for its general answering time, which every plan has. */
const SEVERITY = 'low';

const MAX_RESULTS = 100;

/** AWS Support. Sends every request once. */
export function createSupportDesk(options: AwsOptions = {}): SupportDesk & { close(): void } {
  const { call, close } = createCaller<SupportClient, SupportOperation>(
    options,
    (settings) => new SupportClient(settings),
  );
  return {
    findRoute: () => findRoute(call),
    tryCase: (input) => tryCase(call, input),
    createCase: (input) => createCase(call, input),
    describeCase: (caseId) => describeCase(call, caseId),
    findCase: (subject, after) => findCase(call, subject, after),
    addCommunication: (caseId, body) => addCommunication(call, caseId, body),
    close,
  };
}

async function findRoute(call: SupportCaller): Promise<CaseRoute | undefined> {
  const { serviceCode } = LIMITS;
  const command = new DescribeServicesCommand({ serviceCodeList: [serviceCode], language: 'en' });
  const { services = [] } = await call(REGION, 'DescribeServices', (client) => client.send(command));
  const isListed = services.some(
    ({ code, categories = [] }) =>
      code === serviceCode && categories.some((category) => category.code === VOICE_CATEGORY),
  );
  return isListed ? { serviceCode, categoryCode: VOICE_CATEGORY } : undefined;
}

function inputOf(input: NewCase): CreateCaseCommandInput {
  const { serviceCode, categoryCode, subject, body, language } = input;
  const issue = serviceCode === LIMITS.serviceCode ? { issueType: LIMITS.issueType } : {};
  return {
    subject,
    communicationBody: body,
    serviceCode,
    categoryCode,
    language,
    severityCode: SEVERITY,
    ...issue,
  };
}

/** AWS says by an exception that it would have made the case. */
async function tryCase(call: SupportCaller, input: NewCase): Promise<void> {
  const command = new CreateCaseCommand({ ...inputOf(input), dryRun: true });
  await call(REGION, 'CreateCase', async (client) => {
    try {
      await client.send(command);
    } catch (error) {
      if (!(error instanceof DryRunOperationException)) throw error;
    }
  });
}

async function createCase(call: SupportCaller, input: NewCase): Promise<{ readonly caseId: string }> {
  const command = new CreateCaseCommand(inputOf(input));
  const answer = await call(REGION, 'CreateCase', (client) => client.send(command));
  if (!answer.caseId) throw unreadableAnswer(answer);
  return { caseId: answer.caseId };
}

/** Digits are what people see in Support Center; `case-…` is what the API answers. */
async function describeCase(call: SupportCaller, caseId: string): Promise<SupportCase | undefined> {
  const which = /^\d+$/.test(caseId) ? { displayId: caseId } : { caseIdList: [caseId] };
  try {
    for await (const found of eachCase(call, which)) return found;
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  return undefined;
}

async function findCase(call: SupportCaller, subject: string, after: Date): Promise<SupportCase | undefined> {
  for await (const found of eachCase(call, { afterTime: after.toISOString() }))
    if (found.subject === subject) return found;
  return undefined;
}

async function* eachCase(
  call: SupportCaller,
  which: DescribeCasesCommandInput,
): AsyncGenerator<SupportCase, void, undefined> {
  const pages = eachPage(async (nextToken) => {
    const command = new DescribeCasesCommand({
      ...which,
      includeResolvedCases: true,
      includeCommunications: true,
      maxResults: MAX_RESULTS,
      nextToken,
    });
    const answer = await call(REGION, 'DescribeCases', (client) => client.send(command));
    return { ...answer, NextToken: answer.nextToken };
  });
  for await (const { cases = [] } of pages)
    for (const wire of cases) {
      const found = toSupportCase(wire);
      if (found !== undefined) yield found;
    }
}

async function addCommunication(call: SupportCaller, caseId: string, body: string): Promise<void> {
  const command = new AddCommunicationToCaseCommand({ caseId, communicationBody: body });
  await call(REGION, 'AddCommunicationToCase', (client) => client.send(command));
}
