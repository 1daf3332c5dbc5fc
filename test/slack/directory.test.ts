import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SlackUserId } from '#src/domain/request.ts';
import type { LocalSlack } from '#src/local/slack/driver.ts';
import { startLocalSlack } from '#src/local/slack/start.ts';
import type { Directory } from '#src/ports.ts';
import { createWorkerClient } from '#src/slack/clients.ts';
import { createDirectory } from '#src/slack/directory.ts';

let slack: LocalSlack;
let directory: Directory;

beforeAll(async () => {
  slack = await startLocalSlack();
  directory = createDirectory(createWorkerClient({ token: slack.botToken, slackApiUrl: slack.url }));
});
afterAll(() => slack.close());
beforeEach(() => slack.faults.clear());

const find = (id: string) => directory.findPerson(id as SlackUserId);

describe('people', () => {
  test.each([
    ['U0LEAD', { teamId: 'T0LOCAL', isGuest: false, isBot: false, isDeactivated: false }],
    ['U0GUEST', { teamId: 'T0LOCAL', isGuest: true, isBot: false, isDeactivated: false }],
    ['U0DIALTONE', { teamId: 'T0LOCAL', isGuest: false, isBot: true, isDeactivated: false }],
    ['U0STRANGER', { teamId: 'T0OTHER', isGuest: false, isBot: false, isDeactivated: false }],
  ])('reads %s', async (userId, person) => {
    expect(await find(userId)).toEqual({ userId, ...person });
  });

  test('sees that somebody is deactivated', async () => {
    slack.workspace.addPerson({ id: 'U0GONE', realName: 'Former lead', deleted: true });
    expect(await find('U0GONE')).toMatchObject({ isDeactivated: true });
  });

  test('takes the account of Slack itself for a bot', async () => {
    slack.workspace.addPerson({ id: 'USLACKBOT', realName: 'Slackbot' });
    expect(await find('USLACKBOT')).toMatchObject({ isBot: true });
  });

  test('knows nothing of somebody whom Slack does not know', async () => {
    expect(await find('U0NOBODY')).toBeUndefined();
  });

  test('tells Slack being away from nobody being there', async () => {
    slack.faults.add({ method: 'users.info', error: 'internal_error' });
    await expect(find('U0LEAD')).rejects.toMatchObject({ code: 'slack_unavailable' });
  });
});

describe('channels', () => {
  test.each([
    ['C0VOICE', { isMember: true }],
    ['C0RANDOM', { isMember: false }],
    ['C0OLD', { isMember: false }],
    ['C0PRIVATE', undefined],
    ['C0NOWHERE', undefined],
  ])('reads %s', async (channelId, found) => {
    expect(await directory.findChannel(channelId)).toEqual(found);
  });

  test('tells a rate limit from a channel that is not there', async () => {
    slack.faults.add({ method: 'conversations.info', status: 429, retryAfter: 2 });
    await expect(directory.findChannel('C0VOICE')).rejects.toMatchObject({
      code: 'slack_rate_limited',
      details: { retryAfterMs: 2000 },
    });
  });
});
