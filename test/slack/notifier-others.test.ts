import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HomeId, NoticeId } from '#src/domain/request.ts';
import type { LocalSlack } from '#src/local/slack/driver.ts';
import { startLocalSlack } from '#src/local/slack/start.ts';
import type { Notifier } from '#src/ports.ts';
import { createWorkerClient } from '#src/slack/clients.ts';
import { createNotifier } from '#src/slack/notifier.ts';
import { ADMIN, aRequestView, DECIDED_AT, LEAD, REQUESTER } from '../support/request-view.ts';
import { anAccount } from '../support/requests-of-every-kind.ts';

let slack: LocalSlack;
let notifier: Notifier;

beforeEach(async () => {
  slack = await startLocalSlack();
  notifier = createNotifier({
    client: createWorkerClient({ token: slack.botToken, slackApiUrl: slack.url }),
    settings: { localVoice: true, admins: [ADMIN], graceMs: 0 },
    clock: { now: () => DECIDED_AT },
  });
});
afterEach(() => slack.close());

describe('a file', () => {
  const file = {
    name: 'numbers.csv',
    content: 'Number,Country\n+12065550142,US\n',
    list: {
      whose: { project: 'Checkout <alerts>' },
      query: '206',
      filters: { status: 'ACTIVE', country: 'US' },
    },
    count: 1,
    at: DECIDED_AT,
  };
  const upload = (to: string) =>
    notifier.deliver({ kind: 'numbers_export', file, noticeId: 1 as NoticeId, to, thread: undefined });

  test('goes to a person with its comment, and is no message that could be redrawn', async () => {
    expect(await upload(REQUESTER)).toBeUndefined();
    const message = await slack.person('U0REQUESTER').message('D0REQUESTER');
    expect(message.text).toBe(
      '1 number of Checkout <alerts> (Active, United States) that matches “206”, as Dialtone has them now.',
    );
    const title = 'Numbers of Checkout <alerts> (Active, United States) that match “206”, 24 Nov 2026';
    expect(message.files).toMatchObject([{ name: file.name, title, content: file.content }]);
  });

  test('is told apart from a defect when Slack does not take it', async () => {
    slack.faults.add({ method: 'files.getUploadURLExternal', error: 'internal_error' });
    await expect(upload(REQUESTER)).rejects.toMatchObject({ code: 'slack_unavailable' });
  });

  test('passes a rate limit on', async () => {
    slack.faults.add({ method: 'files.completeUploadExternal', status: 429, retryAfter: 3 });
    await expect(upload(REQUESTER)).rejects.toMatchObject({ code: 'slack_rate_limited' });
  });
});

describe('the App Home', () => {
  const home = {
    homeId: 1 as HomeId,
    userId: LEAD,
    content: {
      isFirstVisit: true,
      isAdmin: false,
      hasProjects: true,
      toDecide: [aRequestView()],
      toDecideCount: 1,
      mine: [],
      mineCount: 0,
      numbers: [],
      regions: [{ region: 'us-east-1', account: anAccount(), awayAt: undefined }],
      drawnAt: DECIDED_AT,
    },
  };

  test('is published for its person', async () => {
    await notifier.publishHome(home);
    const published = await slack.person('U0LEAD').home();
    expect(published.lines().join('\n')).toContain('R-1042 Lease 4 phone numbers');
    expect(slack.violations()).toEqual([]);
  });

  test('says why it cannot be', async () => {
    slack.faults.add({ method: 'views.publish', error: 'internal_error' });
    await expect(notifier.publishHome(home)).rejects.toMatchObject({ code: 'slack_unavailable' });
  });
});
