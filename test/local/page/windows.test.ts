import { expect, test } from 'vitest';
import { modal, textInput } from '../slack/support/blocks.ts';
import { clientOf } from '../slack/support/stage.ts';
import { startTestPage } from './support/page.ts';

test('shows a modal in the window in which it was opened, and in another once that one is closed', async () => {
  const page = await startTestPage();
  const here = await page.watch('U0LEAD', 'here');
  const there = await page.watch('U0LEAD', 'there');
  const command = { kind: 'command', channel: 'C0GENERAL', command: '/voice', text: '' } as const;
  await page.act('U0LEAD', command, 'here');
  const { trigger_id: trigger } = page.app.received.at(-1)?.payload ?? {};
  const view = modal('Form', [textInput('name', 'Name')]);
  await clientOf(page.slack).views.open({ trigger_id: String(trigger), view });
  await here.until(() => here.entry('modal:0') !== undefined, 'the modal');

  await page.act('U0LEAD', { kind: 'say', channel: 'C0GENERAL', text: 'meanwhile' }, 'there');
  await there.until(() => there.keys('message:C0GENERAL').length > 0, 'the message');
  expect(there.entry('modal:0')).toBeUndefined();
  expect(here.entry('modal:0')).toBeDefined();

  here.close();
  await there.until(() => there.entry('modal:0') !== undefined, 'the modal');
});

test('shows a modal that was opened from elsewhere in every window', async () => {
  const page = await startTestPage();
  const windows = [await page.watch('U0LEAD', 'here'), await page.watch('U0LEAD', 'there')];
  await page.slack.person('U0LEAD').command('/voice');
  const { trigger_id: trigger } = page.app.received.at(-1)?.payload ?? {};
  const view = modal('Form', [textInput('name', 'Name')]);
  await clientOf(page.slack).views.open({ trigger_id: String(trigger), view });
  for (const window of windows) await window.until(() => window.entry('modal:0') !== undefined, 'the modal');
});
