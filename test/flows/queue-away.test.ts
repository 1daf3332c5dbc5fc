import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '#src/domain/errors.ts';
import type { ProjectId, RequestId, SlackUserId } from '#src/domain/request.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import type { Context } from '#src/usecases/context.ts';
import { openRequest } from '#src/usecases/open-request.ts';
import { refreshPerson } from '#src/usecases/people.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { startProxy } from '../jobs/support-proxy.ts';
import { redisUrl } from '../support/redis.ts';
import { waitFor } from '../support/wait-for.ts';
import { auditOf, cardOf, ownStage, requestRow, sweep } from './support.ts';

/** The same context with a queue that takes nothing. */
const withoutQueue = (context: Context): Context => ({
  ...context,
  queue: { add: () => Promise.reject(new AppError('queue_unavailable')) },
});

const userOf = (id: string) => ({ kind: 'user', userId: id as SlackUserId, teamId: 'T0LOCAL' }) as const;

async function askWithoutQueue(context: Context, projectId: ProjectId): Promise<RequestId> {
  await refreshPerson(context, userOf('U0REQUESTER').userId);
  const asked = await openRequest(context, {
    actor: userOf('U0REQUESTER'),
    correlationId: 'test',
    submissionKey: 'test',
    projectId,
    lines: [{ country: 'CA', useCase: 'TRANSACTIONAL', numberType: 'LONG_CODE', quantity: 2 }],
    purpose: 'Password reset calls',
  });
  if (!asked.ok) throw new Error(`the request was refused: ${asked.refusal.code}`);
  return asked.value.id;
}

describe('jobs that no queue took', () => {
  it('are found again by the sweep, for the card as for the lease', async () => {
    const stage = await ownStage();
    const { requester, lead, slack } = stage;
    const projectId = await stage.addProject();
    const context = withoutQueue(stage.world.context);
    const requestId = await askWithoutQueue(context, projectId);
    await sweep(stage);
    await cardOf(lead, requestId, 'Waiting for a decision');
    await requester.dm((message) => message.has(`R-${requestId} is with the leads.`));

    await refreshPerson(context, userOf('U0LEAD').userId);
    await approveRequest(context, { actor: userOf('U0LEAD'), correlationId: 'test', requestId });
    expect(await requestRow(stage, requestId)).toMatchObject({ status: 'approved' });
    await sweep(stage);
    await requester.dm(
      (message) => message.text === `R-${requestId}: both numbers leased for Checkout alerts.`,
    );
    expect(await auditOf(stage, requestId)).toContain('request.finished');
    expect(slack.violations()).toEqual([]);
  });
});

// Without Redis the jobs are kept in the database itself, which the tests about the database cut.
const redis = redisUrl();
if (redis !== undefined) {
  describe('while Redis is away', () => {
    it('requests and decisions are saved, and their work is done when it is back', async () => {
      const url = new URL(redis);
      const proxy = await startProxy({ host: url.hostname, port: Number(url.port || 6379) });
      onTestFinished(() => proxy.close());
      url.hostname = '127.0.0.1';
      url.port = String(proxy.port);
      const stage = await ownStage({ config: { redisUrl: url.href } });
      const { requester, lead, aws, slack } = stage;
      await stage.addProject();
      await proxy.cut();
      await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
      expect(await requestRow(stage, 1001)).toMatchObject({ status: 'pending' });
      expect(lead.messages('C0VOICE')).toEqual([]);
      await proxy.restore();
      await waitFor(() => sweep(stage).then(() => lead.messages('C0VOICE').length > 0), {
        describe: 'a sweep that hands the card on',
      });
      const card = await cardOf(lead, 1001);
      await lead.click(card, 'Approve');
      await requester.dm((message) => message.text === 'R-1001: 1 number leased for Checkout alerts.');
      expect(aws.state().regions['us-east-1']?.numbers).toHaveLength(1);
      expect(slack.violations()).toEqual([]);
    });
  });
}
