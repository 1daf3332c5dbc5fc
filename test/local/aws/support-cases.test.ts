import {
  AddCommunicationToCaseCommand,
  CaseIdNotFound,
  DescribeCasesCommand,
  type DescribeCasesCommandInput,
  DescribeCommunicationsCommand,
  DryRunOperationException,
  ResolveCaseCommand,
  type SupportClient,
} from '@aws-sdk/client-support';
import { describe, expect, it } from 'vitest';
import { fakeClock } from './fixtures.ts';
import { errorOf, fileCase, startWithPlan } from './service-clients.ts';

const HOUR_MS = 60 * 60 * 1000;

async function subjects(client: SupportClient, input: DescribeCasesCommandInput) {
  const { cases = [] } = await client.send(new DescribeCasesCommand(input));
  return cases.map(({ subject }) => subject);
}

function write(client: SupportClient, caseId: string | undefined, communicationBody: string) {
  return client.send(new AddCommunicationToCaseCommand({ caseId, communicationBody }));
}

describe('DescribeCases', () => {
  it('lists the newest case first', async () => {
    const { client } = await startWithPlan();
    for (const subject of ['first', 'second', 'third']) await fileCase(client, { subject });

    expect(await subjects(client, {})).toEqual(['third', 'second', 'first']);
  });

  it('finds cases by time, its ends included', async () => {
    const clock = fakeClock();
    const { client } = await startWithPlan({ now: clock.now });
    for (const subject of ['nine', 'ten', 'eleven']) {
      await fileCase(client, { subject });
      clock.advance(HOUR_MS);
    }

    const afterTime = '2026-11-01T10:00:00Z';
    expect(await subjects(client, { afterTime })).toEqual(['eleven', 'ten']);
    expect(await subjects(client, { beforeTime: afterTime })).toEqual(['ten', 'nine']);
    expect(await subjects(client, { afterTime, beforeTime: afterTime })).toEqual(['ten']);
    expect(await errorOf(subjects(client, { afterTime: 'yesterday' }))).toMatchObject({
      name: 'InvalidParameterValueException',
    });
  });

  it('finds cases by id, displayId and language', async () => {
    const { aws, client } = await startWithPlan();
    const first = await fileCase(client, { subject: 'first' });
    await fileCase(client, { subject: 'second', language: 'ja' });
    const displayId = aws.state().support.cases[1]?.displayId;

    expect(await subjects(client, { caseIdList: [first] })).toEqual(['first']);
    expect(await subjects(client, { displayId })).toEqual(['second']);
    expect(await subjects(client, { displayId: '1' })).toEqual([]);
    expect(await subjects(client, { language: 'ja' })).toEqual(['second']);
    expect(await errorOf(subjects(client, { caseIdList: [first, 'case-2'] }))).toBeInstanceOf(CaseIdNotFound);
  });

  it('leaves resolved cases out unless they are wanted', async () => {
    const { client } = await startWithPlan();
    const caseId = await fileCase(client, { subject: 'done' });
    await fileCase(client, { subject: 'open' });
    await client.send(new ResolveCaseCommand({ caseId }));

    expect(await subjects(client, {})).toEqual(['open']);
    expect(await subjects(client, { caseIdList: [caseId] })).toEqual([]);
    expect(await subjects(client, { includeResolvedCases: true })).toEqual(['open', 'done']);
  });

  it('leaves communications out when they are not wanted', async () => {
    const { client } = await startWithPlan();
    await fileCase(client);

    const { cases } = await client.send(new DescribeCasesCommand({ includeCommunications: false }));

    expect(cases?.map((one) => one.recentCommunications)).toEqual([undefined]);
  });

  it('pages, also while new cases come in', async () => {
    const { client } = await startWithPlan();
    for (let index = 1; index <= 12; index += 1) await fileCase(client, { subject: `${index}` });
    const first = await client.send(new DescribeCasesCommand({ maxResults: 10 }));
    await fileCase(client, { subject: 'new' });

    const { nextToken } = first;
    const second = await client.send(new DescribeCasesCommand({ maxResults: 10, nextToken }));

    const seen = [first, second].map(({ cases = [] }) => cases.map(({ subject }) => subject));
    expect(seen).toEqual([
      ['12', '11', '10', '9', '8', '7', '6', '5', '4', '3'],
      ['2', '1'],
    ]);
    expect(second.nextToken).toBeUndefined();
    const otherQuery = subjects(client, { nextToken, includeResolvedCases: true });
    expect(await errorOf(otherQuery)).toMatchObject({ name: 'InvalidParameterValueException' });
    expect(await errorOf(subjects(client, { maxResults: 9 }))).toMatchObject({ name: 'ValidationException' });
  });
});

describe('DescribeCommunications', () => {
  it('goes on where the five latest of DescribeCases end', async () => {
    const { client } = await startWithPlan();
    const caseId = await fileCase(client, { communicationBody: '1' });
    for (const body of ['2', '3', '4', '5', '6', '7']) await write(client, caseId, body);
    const { cases } = await client.send(new DescribeCasesCommand({}));
    const recent = cases?.[0]?.recentCommunications;

    const rest = await client.send(
      new DescribeCommunicationsCommand({ caseId, nextToken: recent?.nextToken }),
    );

    expect(recent?.communications?.map(({ body }) => body)).toEqual(['7', '6', '5', '4', '3']);
    expect(rest.communications?.map(({ body }) => body)).toEqual(['2', '1']);
    expect(rest.nextToken).toBeUndefined();
  });

  it('finds communications by time', async () => {
    const clock = fakeClock();
    const { client } = await startWithPlan({ now: clock.now });
    const caseId = await fileCase(client, { communicationBody: 'nine' });
    clock.advance(HOUR_MS);
    await write(client, caseId, 'ten');

    const { communications } = await client.send(
      new DescribeCommunicationsCommand({ caseId, afterTime: '2026-11-01T09:30:00Z' }),
    );

    expect(communications?.map(({ body }) => body)).toEqual(['ten']);
  });

  it('refuses an unknown case, and a token of another one', async () => {
    const { client } = await startWithPlan();
    const long = await fileCase(client);
    for (let index = 0; index < 10; index += 1) await write(client, long, `${index}`);
    const { nextToken } = await client.send(
      new DescribeCommunicationsCommand({ caseId: long, maxResults: 10 }),
    );
    const other = await fileCase(client);

    expect(
      await errorOf(client.send(new DescribeCommunicationsCommand({ caseId: 'case-1' }))),
    ).toBeInstanceOf(CaseIdNotFound);
    expect(nextToken).toBeDefined();
    expect(
      await errorOf(client.send(new DescribeCommunicationsCommand({ caseId: other, nextToken }))),
    ).toMatchObject({ name: 'InvalidParameterValueException' });
  });
});

describe('AddCommunicationToCase', () => {
  it('adds to a case, and reopens a resolved one', async () => {
    const { aws, client } = await startWithPlan();
    const caseId = await fileCase(client, { communicationBody: 'one' });
    await client.send(new ResolveCaseCommand({ caseId }));

    const { result } = await write(client, caseId, 'two');

    expect(result).toBe(true);
    expect(aws.state().support.cases).toMatchObject([
      { status: 'reopened', communications: [{ body: 'one' }, { body: 'two' }] },
    ]);
  });

  it('refuses an unknown case, none at all, and 8,001 characters', async () => {
    const { client } = await startWithPlan();
    const caseId = await fileCase(client);

    expect(await errorOf(write(client, 'case-1', 'two'))).toBeInstanceOf(CaseIdNotFound);
    expect(await errorOf(write(client, undefined, 'two'))).toBeInstanceOf(CaseIdNotFound);
    expect(await errorOf(write(client, caseId, 'x'.repeat(8001)))).toMatchObject({
      name: 'ValidationException',
    });
  });
});

describe('ResolveCase', () => {
  it('answers the status before and after', async () => {
    const { client } = await startWithPlan();
    const caseId = await fileCase(client);

    expect(await client.send(new ResolveCaseCommand({ caseId }))).toMatchObject({
      initialCaseStatus: 'opened',
      finalCaseStatus: 'resolved',
    });
    expect(await client.send(new ResolveCaseCommand({ caseId }))).toMatchObject({
      initialCaseStatus: 'resolved',
      finalCaseStatus: 'resolved',
    });
  });

  it('changes nothing when it is dry, and refuses an unknown case', async () => {
    const { aws, client } = await startWithPlan();
    const caseId = await fileCase(client);

    const dry = client.send(new ResolveCaseCommand({ caseId, dryRun: true }));

    expect(await errorOf(dry)).toBeInstanceOf(DryRunOperationException);
    expect(aws.state().support.cases).toMatchObject([{ status: 'opened' }]);
    expect(await errorOf(client.send(new ResolveCaseCommand({ caseId: 'case-1' })))).toBeInstanceOf(
      CaseIdNotFound,
    );
  });
});
