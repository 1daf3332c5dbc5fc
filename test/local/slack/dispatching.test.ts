import type { KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { button, option, plain, section } from './support/blocks.ts';
import { formWith, input } from './support/form.ts';

describe('dispatching', () => {
  test('a select in an input tells the app only where it asks for it', async () => {
    const options = [option('One')];
    const { app, form } = await formWith([
      input('Quiet', 'a', { type: 'static_select', options }),
      input('Loud', 'b', { type: 'static_select', options }, { dispatch_action: true }),
    ]);
    expect(await form.choose('Quiet', 'One')).toBeUndefined();
    await form.choose('Loud', 'One');
    expect(app.received.map(({ payload }) => payload)).toMatchObject([
      {
        type: 'block_actions',
        container: { type: 'view', view_id: form.viewId },
        view: {
          hash: form.hash,
          state: {
            values: {
              a: { it: { selected_option: { value: 'one' } } },
              b: { it: { selected_option: { value: 'one' } } },
            },
          },
        },
        actions: [
          { type: 'static_select', block_id: 'b', action_id: 'it', selected_option: { value: 'one' } },
        ],
      },
    ]);
    expect(app.received[0]?.payload).not.toHaveProperty('response_url');
  });

  test('text tells the app on Enter, or at every character', async () => {
    const onCharacter = { trigger_actions_on: ['on_character_entered'] };
    const { app, form } = await formWith([
      input('Enter', 'a', { type: 'plain_text_input' }, { dispatch_action: true }),
      input(
        'Typing',
        'b',
        { type: 'plain_text_input', dispatch_action_config: onCharacter },
        { dispatch_action: true },
      ),
    ]);
    await form.fill('Enter', 'one');
    expect(app.received).toEqual([]);
    await form.fill('Enter', 'two', { enter: true });
    await form.fill('Typing', 'three');
    expect(app.received.map(({ payload }) => payload.actions)).toMatchObject([
      [{ value: 'two' }],
      [{ value: 'three' }],
    ]);
  });

  test('buttons, accessories and overflow menus are clicked by what they say', async () => {
    const remove = {
      type: 'button',
      text: plain('Remove'),
      action_id: 'remove',
      accessibility_label: 'Remove line 1',
    };
    const accessory = { ...section('Line 1'), accessory: remove } as KnownBlock;
    const overflow: KnownBlock = {
      type: 'actions',
      elements: [{ type: 'overflow', action_id: 'more', options: [option('Numbers'), option('Help')] }],
    };
    const { app, form } = await formWith([accessory, overflow]);
    await form.click('Remove line 1');
    await form.click('Help');
    expect(app.received.map(({ payload }) => payload.actions)).toMatchObject([
      [{ type: 'button', action_id: 'remove' }],
      [{ type: 'overflow', selected_option: { value: 'help' } }],
    ]);
    await expect(form.click('Delete')).rejects.toThrow(
      'there is no button "Delete"; there are: Remove, Numbers, Help',
    );
  });

  test('a confirmation dialog is read, and answered with yes or no', async () => {
    const confirm = {
      title: plain('Sure?'),
      text: plain('It is final.'),
      confirm: plain('Yes'),
      deny: plain('No'),
    };
    const { app, form } = await formWith([button('Delete', 'delete', { confirm }), button('Show', 'show')]);
    expect(form.dialog('Delete')).toEqual(['Sure?', 'It is final.', 'Yes', 'No']);
    expect(form.dialog('Show')).toEqual([]);
    await form.decline('Delete');
    expect(app.received).toEqual([]);
    await form.click('Delete', { confirm: true });
    await form.click('Delete');
    expect(app.received).toHaveLength(2);
    expect(app.received[0]?.payload).toMatchObject({ actions: [{ action_id: 'delete', confirm }] });
  });

  test('a click that expects a confirmation dialog is refused where there is none', async () => {
    const { app, form } = await formWith([button('Show', 'show')]);
    await expect(form.click('Show', { confirm: true })).rejects.toThrow('asks nothing');
    await expect(form.decline('Show')).rejects.toThrow('asks nothing');
    expect(app.received).toEqual([]);
  });
});
