import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetVoiceChannelCommand, UpdateVoiceChannelCommand } from '@aws-sdk/client-pinpoint';
import { RequestServiceQuotaIncreaseCommand } from '@aws-sdk/client-service-quotas';
import { DescribeCasesCommand } from '@aws-sdk/client-support';
import { describe, expect, it, onTestFinished } from 'vitest';
import { REGION, startForTest } from './fixtures.ts';
import { fileCase, pinpointClientOf, quotasClientOf, supportClientOf } from './service-clients.ts';

const ApplicationId = '0123456789abcdef0123456789abcdef';

async function temporaryFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dialtone-aws-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'aws.json');
}

describe('the state of the other services', () => {
  it('survives a restart', async () => {
    const stateFile = await temporaryFile();
    const first = await startForTest({ stateFile });
    first.support.setPlan(true);
    const caseId = await fileCase(supportClientOf(first));
    first.support.answerCase(caseId, 'Which countries?');
    await quotasClientOf(first).send(
      new RequestServiceQuotaIncreaseCommand({
        ServiceCode: 'sms-voice',
        QuotaCode: 'L-1A498A50',
        DesiredValue: 30,
      }),
    );
    first.pinpoint.addApplication({ region: REGION, id: ApplicationId, name: 'Reminders' });
    await pinpointClientOf(first).send(
      new UpdateVoiceChannelCommand({ ApplicationId, VoiceChannelRequest: { Enabled: true } }),
    );
    const before = first.state();
    await first.close();

    const second = await startForTest({ stateFile });

    expect(second.state()).toEqual(before);
    const { cases } = await supportClientOf(second).send(new DescribeCasesCommand({}));
    expect(cases).toMatchObject([{ caseId, status: 'pending-customer-action' }]);
    const channel = await pinpointClientOf(second).send(new GetVoiceChannelCommand({ ApplicationId }));
    expect(channel.VoiceChannelResponse?.Enabled).toBe(true);
    second.serviceQuotas.approve(`${before.serviceQuotas.requests[0]?.id}`);
    await second.close();
    const third = await startForTest({ stateFile });
    expect(third.state().serviceQuotas.applied).toEqual({ [REGION]: { 'L-1A498A50': 30 } });
  });

  it('is a new one where the file is of an earlier release', async () => {
    const stateFile = await temporaryFile();
    await writeFile(stateFile, '{"version":1,"issued":{},"regions":{}}');

    const aws = await startForTest({ stateFile });

    const { support, serviceQuotas, pinpoint } = (await startForTest()).state();
    expect(aws.state()).toMatchObject({ support, serviceQuotas, pinpoint });
    expect([support.hasPlan, serviceQuotas.requests, pinpoint.applications]).toEqual([false, [], {}]);
  });

  it('is forgotten by a reset', async () => {
    const aws = await startForTest();
    const empty = aws.state();
    aws.support.setPlan(true);
    await fileCase(supportClientOf(aws));
    aws.pinpoint.setAvailability('forbidden');

    aws.reset();

    expect(aws.state()).toEqual(empty);
  });
});
