import { expect, test } from 'vitest';
import { button, modal, option, plain, section, textInput } from './support/blocks.ts';
import { clientOf, slackAlone, slackAndApp } from './support/stage.ts';

test('reads mentions, dates, links, styles and entities as a person does', async () => {
  const slack = await slackAlone();
  const text =
    '*R-1* &amp; _all_: <@U0LEAD|lead> in <#C0VOICE> until <!date^1795615500^{date_short_pretty} at {time}|25 Nov 2026, 14:05 UTC>, `+12065550142` <https://example.com|Go> :white_check_mark: 3 &lt; 4 <!here> <@U0NOBODY>';
  expect(slack.render([section(text)])).toEqual([
    'R-1 & all: @Lead in #voice-approvals until 25 Nov 2026, 14:05 UTC, +12065550142 Go :white_check_mark: 3 < 4 @here @U0NOBODY',
  ]);
});

test('draws every block on lines', async () => {
  const slack = await slackAlone();
  const cell = (text: string): object => ({ type: 'raw_text', text });
  const mrkdwn = (text: string): object => ({ type: 'mrkdwn', text });
  const lines = slack.render([
    { type: 'header', text: plain('Lease 4 phone numbers (R-1)') },
    { type: 'section', fields: [mrkdwn('*Requester*\n<@U0REQUESTER>'), mrkdwn('*Region*\nus-east-1')] },
    { ...section('Line 1'), accessory: { type: 'button', text: plain('Remove') } },
    {
      type: 'table',
      rows: [
        [cell('Country'), cell('USD')],
        [cell('Canada'), cell('1.00')],
      ],
    },
    { type: 'divider' },
    {
      type: 'context',
      elements: [
        mrkdwn('Asked today'),
        { type: 'image', alt_text: 'flag', image_url: 'https://example.com/f.png' },
      ],
    },
    { type: 'alert', level: 'warning', text: plain('Two do not fit') },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_quote',
          elements: [
            { type: 'text', text: 'Because ' },
            { type: 'user', user_id: 'U0LEAD' },
          ],
        },
      ],
    },
    {
      type: 'actions',
      elements: [
        { type: 'button', text: plain('Approve') },
        { type: 'overflow', options: [option('Help'), option('Numbers')] },
        { type: 'static_select', placeholder: plain('Show'), options: [option('All')] },
      ],
    },
    { type: 'plan', title: 'Later' },
  ]);
  expect(lines).toEqual([
    '# Lease 4 phone numbers (R-1)',
    '  Requester | @Requester',
    '  Region | us-east-1',
    'Line 1  [Remove]',
    'Country | USD',
    'Canada | 1.00',
    '---',
    'Asked today (image: flag)',
    '!warning Two do not fit',
    '> Because @Lead',
    '[Approve] [... Help | Numbers] [Show]',
    '(plan)',
  ]);
});

test('draws a form with what was entered', async () => {
  const { slack } = await slackAndApp();
  const lead = slack.person('U0LEAD');
  const { delivery } = await lead.command('/voice');
  const radio = {
    type: 'radio_buttons' as const,
    action_id: 'use',
    options: [option('Transactional'), option('Promotional')],
  };
  const view = modal('Request', [
    textInput('why', 'What it is for', true),
    {
      type: 'input',
      block_id: 'use',
      label: plain('Use case'),
      hint: plain('It sets the price.'),
      element: radio,
    },
    button('Add', 'add'),
  ]);
  await clientOf(slack).views.open({ trigger_id: String(delivery.payload.trigger_id), view });
  const form = await lead.modal();
  await form.fill('What it is for', 'Resets');
  await form.choose('Use case', 'Promotional');
  expect(slack.render(form)).toEqual([
    '== Request ==',
    'What it is for (optional): Resets',
    'Use case:',
    '  ( ) Transactional',
    '  (x) Promotional',
    '  It sets the price.',
    '[Add]',
    '[Cancel] [Send]',
  ]);
  expect(slack.render({ ...view })[0]).toBe('== Request ==');
});
