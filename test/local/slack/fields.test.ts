import { describe, expect, test } from 'vitest';
import { option, textInput } from './support/blocks.ts';
import { formWith, input } from './support/form.ts';

describe('fields', () => {
  const options = [option('One', '1'), option('Two', '2')];

  test('are found by label and hold values as Slack shapes them', async () => {
    const { app, form } = await formWith([
      input('Static', 'a', { type: 'static_select', options }),
      input('Radio', 'b', { type: 'radio_buttons', options }),
      input('Checks', 'c', { type: 'checkboxes', options }),
      input('Leads', 'd', { type: 'multi_users_select', max_selected_items: 2 }),
      input('Owner', 'e', { type: 'users_select' }),
      input('Channel', 'f', { type: 'conversations_select', filter: { include: ['public'] } }),
      input('Public', 'g', { type: 'channels_select' }),
      input('Amount', 'h', { type: 'number_input', is_decimal_allowed: false, min_value: '1' }),
      input('Day', 'i', { type: 'datepicker' }),
    ]);
    await form.choose('Static', 'Two');
    await form.choose('Radio', 'One');
    await form.choose('Checks', ['One', 'Two']);
    await form.choose('Leads', ['Lead', '@Lead two']);
    await form.choose('Owner', 'U0OWNER');
    await form.choose('Channel', '#general');
    await form.choose('Public', 'voice-approvals');
    await form.fill('Amount', '500');
    await form.fill('Day', '2026-11-25');
    expect(form.value('Leads')).toBe('@Lead, @Lead two');
    expect(form.value('Channel')).toBe('#general');
    await form.submit();
    expect(app.received[0]?.payload).toMatchObject({
      view: {
        state: {
          values: {
            a: { it: { type: 'static_select', selected_option: { text: { text: 'Two' }, value: '2' } } },
            b: { it: { type: 'radio_buttons', selected_option: { value: '1' } } },
            c: { it: { type: 'checkboxes', selected_options: [{ value: '1' }, { value: '2' }] } },
            d: { it: { type: 'multi_users_select', selected_users: ['U0LEAD', 'U0LEAD2'] } },
            e: { it: { type: 'users_select', selected_user: 'U0OWNER' } },
            f: { it: { type: 'conversations_select', selected_conversation: 'C0GENERAL' } },
            g: { it: { type: 'channels_select', selected_channel: 'C0VOICE' } },
            h: { it: { type: 'number_input', value: '500' } },
            i: { it: { type: 'datepicker', selected_date: '2026-11-25' } },
          },
        },
      },
    });
  });

  test('are empty as Slack shapes them, and start with their initial values', async () => {
    const { app, form } = await formWith([
      input(
        'Static',
        'a',
        { type: 'static_select', options, initial_option: option('Two', '2') },
        { optional: true },
      ),
      input('External', 'b', { type: 'external_select' }, { optional: true }),
      input('Checks', 'c', { type: 'checkboxes', options }, { optional: true }),
      input('Leads', 'd', { type: 'multi_users_select' }, { optional: true }),
      input('Here', 'e', { type: 'conversations_select', default_to_current_conversation: true }),
    ]);
    await form.submit();
    expect(app.received[0]?.payload).toMatchObject({
      view: {
        state: {
          values: {
            a: { it: { selected_option: { value: '2' } } },
            b: { it: { selected_option: null } },
            c: { it: { selected_options: [] } },
            d: { it: { selected_users: [] } },
            e: { it: { selected_conversation: 'C0GENERAL' } },
          },
        },
      },
    });
  });

  test('with the same label are told apart by number', async () => {
    const { form } = await formWith([textInput('a', 'Line'), textInput('b', 'Line')]);
    await form.fill('Line', 'second', { nth: 1 });
    expect([form.value('Line'), form.value('Line', { nth: 1 })]).toEqual(['', 'second']);
    expect(form.labels()).toEqual(['Line', 'Line']);
    await expect(form.fill('Line', 'x', { nth: 2 })).rejects.toThrow('there is no field number 2 "Line"');
  });

  test('take no more than their limits, unless forced', async () => {
    const { form } = await formWith([
      input('Short', 'a', { type: 'plain_text_input', min_length: 2, max_length: 3 }),
      input('Amount', 'b', {
        type: 'number_input',
        is_decimal_allowed: false,
        min_value: '1',
        max_value: '9',
      }),
      input('Leads', 'c', { type: 'multi_users_select', max_selected_items: 1 }),
      input('Radio', 'd', { type: 'radio_buttons', options }),
    ]);
    await expect(form.fill('Short', '1234')).rejects.toThrow('at most 3 characters');
    await expect(form.fill('Short', '1')).rejects.toThrow('at least 2 characters');
    await form.fill('Short', '1234', { force: true });
    expect(form.value('Short')).toBe('1234');
    await expect(form.fill('Amount', 'many')).rejects.toThrow('Enter a number');
    await expect(form.fill('Amount', '1.5')).rejects.toThrow('Enter a number');
    await expect(form.fill('Amount', '10')).rejects.toThrow('at most 9');
    await expect(form.choose('Leads', ['Lead', 'Owner'])).rejects.toThrow('at most 1');
    await expect(form.choose('Radio', 'Three')).rejects.toThrow(
      '"Three" is not offered; there are: One, Two',
    );
    await expect(form.fill('Radio', 'One')).rejects.toThrow('one cannot type into a radio_buttons');
  });

  test('of checkboxes are ticked and unticked one by one', async () => {
    const more = { initial_options: [option('Two', '2')] };
    const { form } = await formWith([
      input('Alerts', 'a', { type: 'checkboxes', options, ...more }, { optional: true }),
      input('More', 'b', { type: 'checkboxes', options }, { optional: true }),
    ]);
    await form.check('One');
    expect(form.value('Alerts')).toBe('One, Two');
    await form.check('Two', { on: false });
    expect(form.value('Alerts')).toBe('One');
    await form.check('Two', { nth: 1 });
    expect([form.value('Alerts'), form.value('More')]).toEqual(['One', 'Two']);
    expect(form.lines()).toContain('  [x] One');
    await expect(form.check('Three')).rejects.toThrow('there is no checkbox "Three"');
  });

  test('hold numbers and URLs as text, and take anything typed raw', async () => {
    const { app, form } = await formWith([
      input('Limit', 'a', { type: 'number_input', is_decimal_allowed: false }),
      input('Website', 'b', { type: 'url_text_input' }),
    ]);
    await form.fill('Limit', '500');
    await form.fill('Website', 'https://example.com');
    expect(form.lines()).toEqual(expect.arrayContaining(['Limit: 500', 'Website: https://example.com']));
    await expect(form.fill('Limit', '1,000')).rejects.toThrow('Enter a number');
    await expect(form.fill('Website', 'example')).rejects.toThrow('Enter a URL');
    await form.typeRaw('Limit', '1,000');
    await form.typeRaw('Website', 'example');
    await form.submit();
    expect(app.received[0]?.payload).toMatchObject({
      view: {
        state: {
          values: {
            a: { it: { type: 'number_input', value: '1,000' } },
            b: { it: { type: 'url_text_input', value: 'example' } },
          },
        },
      },
    });
  });
});
