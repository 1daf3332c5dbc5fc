import { expect, test } from 'vitest';
import { objectOf } from '#src/local/slack/json.ts';
import { startTestPage } from './support/page.ts';

test('hands the drawer to the control, and what it changes stands on every screen', async () => {
  let aheadMs = 0;
  const clock = {
    now: () => new Date(Date.now() + aheadMs),
    get aheadMs() {
      return aheadMs;
    },
    advance: (ms: number) => {
      aheadMs += ms;
    },
  };
  const page = await startTestPage({}, { clock });
  const screen = await page.watch('U0LEAD');
  expect((await page.ask('GET', '/page/control')).status).toBe(200);
  const { status } = await page.post('/page/control', { do: 'clock.skip', ms: 60_000 });
  expect(status).toBe(200);
  await screen.until(() => screen.entry('workspace')?.clockAheadMs === 60_000, 'the clock to move');
  const wrong = await page.post('/page/control', { do: 'nothing' });
  expect([wrong.status, typeof objectOf(wrong.body).problem]).toEqual([400, 'string']);
});

test('apologises and logs when its own server makes a mistake', async () => {
  const page = await startTestPage({}, { jobs: () => Promise.reject(new Error('the queue is away')) });
  const answer = await page.ask('GET', '/page/control');
  expect([answer.status, JSON.parse(answer.text).problem]).toEqual([
    500,
    expect.stringContaining('Try again'),
  ]);
  expect(page.errors).toMatchObject([{ message: 'the queue is away' }]);
});
