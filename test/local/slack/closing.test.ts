import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { LocalSlack, LocalSlackOptions } from '#src/local/slack/driver.ts';
import { button, modal, section, textInput } from './support/blocks.ts';
import type { FakeApp } from './support/fake-app.ts';
import { clientOf, slackAndApp } from './support/stage.ts';

const told = { callback_id: 'deny', notify_on_close: true, private_metadata: 'R-1' };
const inputs = [textInput('reason', 'Reason', true), button('Review', 'review')];

async function formWith(
  more: Partial<ModalView> = told,
  options: LocalSlackOptions = {},
): Promise<{ slack: LocalSlack; closed: () => FakeApp['received'] }> {
  const { slack, app } = await slackAndApp(options);
  const { delivery } = await slack.person('U0LEAD').command('/voice');
  const view = modal('Deny', inputs, more);
  await clientOf(slack).views.open({ trigger_id: String(delivery.payload.trigger_id), view });
  return { slack, closed: () => app.received.filter(({ payload }) => payload.type === 'view_closed') };
}

/** Pushes a second view onto the first. */
async function pushOnto(slack: LocalSlack, more: Partial<ModalView> = told): Promise<void> {
  const form = await slack.person('U0LEAD').modal();
  const { delivery } = await form.click('Review');
  const view = modal('Review', [section('Sure')], more);
  await clientOf(slack).views.push({ trigger_id: String(delivery.payload.trigger_id), view });
}

describe('closing', () => {
  test('tells the app what was entered, where it asks to be told', async () => {
    const { slack, closed } = await formWith();
    const form = await slack.person('U0LEAD').modal({ callbackId: 'deny' });
    await form.fill('Reason', 'Too many');
    await form.close();
    expect(closed().map(({ payload }) => payload)).toEqual([
      expect.objectContaining({
        type: 'view_closed',
        is_cleared: false,
        team: { id: slack.teamId, domain: 'local' },
        user: expect.objectContaining({ id: 'U0LEAD', name: 'lead', team_id: slack.teamId }),
        view: expect.objectContaining({
          id: form.viewId,
          callback_id: 'deny',
          private_metadata: 'R-1',
          state: { values: { reason: { text: { type: 'plain_text_input', value: 'Too many' } } } },
        }),
      }),
    ]);
    expect(form.open).toBe(false);
    await expect(form.submit()).rejects.toThrow('"Deny" is closed');
  });

  test('tells nothing of what was entered in a workspace that does not', async () => {
    const { slack, closed } = await formWith(told, { viewClosedCarriesState: false });
    const form = await slack.person('U0LEAD').modal();
    await form.fill('Reason', 'Too many');
    await form.close();
    expect(closed()[0]?.payload.view).toMatchObject({ private_metadata: 'R-1', state: { values: {} } });
    expect(closed()[0]?.body).not.toContain('Too+many');
  });

  test('says nothing where the app does not ask', async () => {
    const { slack, closed } = await formWith({});
    const lead = slack.person('U0LEAD');
    await (await lead.modal()).close();
    await lead.noModal();
    expect(closed()).toEqual([]);
  });

  test('the X of a pushed view closes all and says so', async () => {
    const { slack, closed } = await formWith();
    await pushOnto(slack);
    const lead = slack.person('U0LEAD');
    await (await lead.modal({ title: 'Review' })).close();
    await lead.noModal();
    expect(closed().map(({ payload }) => payload.is_cleared)).toEqual([true, true]);
  });

  test('the close button of a pushed view leads back, unless the view clears on close', async () => {
    const { slack, closed } = await formWith();
    await pushOnto(slack);
    const lead = slack.person('U0LEAD');
    await (await lead.modal({ title: 'Review' })).cancel();
    expect((await lead.modal()).title).toBe('Deny');
    expect(closed().map(({ payload }) => payload.is_cleared)).toEqual([false]);
    await pushOnto(slack, { clear_on_close: true });
    await (await lead.modal({ title: 'Review' })).cancel();
    await lead.noModal();
    expect(closed().map(({ payload }) => payload.is_cleared)).toEqual([false, true]);
  });

  test('the close button of a first view closes it', async () => {
    const { slack, closed } = await formWith();
    const lead = slack.person('U0LEAD');
    const form = await lead.modal();
    await expect(form.previous()).rejects.toThrow('nothing is below');
    await form.cancel();
    await lead.noModal();
    expect(closed()).toHaveLength(1);
  });
});
