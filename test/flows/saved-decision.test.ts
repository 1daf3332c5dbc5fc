import { WebClient } from '@slack/web-api';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { decideBy } from '#src/slack/actions/decisions.ts';
import type { SlackApp } from '#src/slack/interactions.ts';
import { createLatestViews } from '#src/slack/latest-views.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import { REAL } from '../slack/cards/drawn.ts';
import { LEAD } from '../support/request-view.ts';
import { actorOf, CHANNEL, openScene } from '../support/scene.ts';

it('a decision that was saved is not told as lost when the database goes away right after it', async () => {
  const scene = await openScene();
  onTestFinished(() => scene.close());
  const request = await scene.ask();
  const database = openDatabase({ url: scene.databaseUrl });
  const app: SlackApp = {
    context: { ...scene.context, db: database.db },
    client: new WebClient(),
    cards: REAL,
    log: scene.log,
    latestViews: createLatestViews(),
  };
  const said: unknown[] = [];
  const approveAndCut = decideBy(async (context, input) => {
    const decided = await approveRequest(context, input);
    await database.close();
    return decided;
  });
  await approveAndCut(app, {
    actor: actorOf(LEAD),
    correlationId: 'click',
    triggerId: 'trigger',
    isFirst: Promise.resolve(true),
    respond: async (content) => void said.push(content),
    actionId: 'request.approve',
    blockId: 'buttons',
    value: String(request.id),
    clickedAt: 0,
    message: { channelId: CHANNEL, ts: '1.000000', isEphemeral: false },
    view: undefined,
  });
  expect(said).toEqual([]);
  expect((await scene.view(request.id)).status).toBe('approved');
  expect(scene.log.lines).toMatchObject([{ level: 'warn', fields: { requestId: request.id } }]);
});
