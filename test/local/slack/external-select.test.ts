import { describe, expect, test } from 'vitest';
import { option, plain } from './support/blocks.ts';
import { formWith, input } from './support/form.ts';

describe('external selects', () => {
  const country = input('Country', 'country', { type: 'external_select', min_query_length: 2 });
  const numbers = { options: [option('Canada', 'CA'), option('Chad', 'TD')] };

  test('ask the app for every query and pick from its answer', async () => {
    const { app, form } = await formWith([country]);
    app.answer(({ payload }) => (payload.type === 'block_suggestion' ? numbers : ''));
    expect(await form.search('Country', 'ca')).toEqual(['Canada', 'Chad']);
    await form.pick('Country', 'Canada', { query: 'can' });
    expect(form.value('Country')).toBe('Canada');
    expect(app.received.map(({ payload }) => payload)).toMatchObject([
      {
        type: 'block_suggestion',
        action_id: 'it',
        block_id: 'country',
        value: 'ca',
        view: { id: form.viewId },
      },
      { type: 'block_suggestion', value: 'can' },
    ]);
  });

  test('ask nothing below min_query_length', async () => {
    const { app, form } = await formWith([country]);
    expect(await form.search('Country', 'c')).toEqual([]);
    expect(app.received).toEqual([]);
    await expect(form.pick('Country', 'Canada', { query: 'c' })).rejects.toThrow('"Canada" is not offered');
  });

  test.each([
    ['text', 'Canada'],
    ['options and groups', { options: [], option_groups: [] }],
    ['more than 100 options', { options: Array.from({ length: 101 }, (_, n) => option(`Country ${n}`)) }],
    ['an option that is too long', { options: [option('x'.repeat(76))] }],
  ])('refuse %s as an answer', async (_name, answer) => {
    const { slack, app, form } = await formWith([country]);
    app.answer(() => answer);
    expect(await form.search('Country', 'ca')).toEqual([]);
    expect(slack.violations()).toMatchObject([{ kind: 'bad_answer', where: 'it' }]);
  });

  test('take groups', async () => {
    const { app, form } = await formWith([country]);
    app.answer(() => ({ option_groups: [{ label: plain('America'), options: numbers.options }] }));
    expect(await form.search('Country', 'ca')).toEqual(['Canada', 'Chad']);
  });
});
