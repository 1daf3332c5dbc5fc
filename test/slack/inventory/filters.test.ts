import { describe, expect, it } from 'vitest';
import { isObject, objectsOf } from '#src/local/slack/json.ts';
import { withFilter } from '#src/slack/inventory/actions.ts';
import { drawNumbers } from '#src/slack/inventory/draw-list.ts';
import type { InventoryPage } from '#src/usecases/show-numbers.ts';
import { aProject } from '../../support/request-view.ts';
import { buttonsOf, REAL, seen } from '../cards/drawn.ts';
import { aPage, EVERY_CHOICE } from '../modals/inventory-surfaces.ts';

const drawn = (page: InventoryPage) => {
  const { text, blocks = [] } = drawNumbers(page, REAL);
  return { text, blocks: [...blocks] };
};
const labels = (page: InventoryPage) =>
  buttonsOf(drawn(page)).flatMap(({ label }) => (label === '' ? [] : [label]));

describe('the filters of a list', () => {
  const optionsOf = (page: InventoryPage) => {
    const select = objectsOf(drawn(page).blocks)
      .flatMap(({ elements }) => objectsOf(elements))
      .find(({ action_id }) => action_id === 'numbers.filter');
    return objectsOf(select?.option_groups).map((group) => ({
      label: isObject(group.label) ? group.label.text : undefined,
      options: objectsOf(group.options).map(({ text, value }) => [isObject(text) && text.text, value]),
    }));
  };
  const choices = { ...EVERY_CHOICE, country: ['US', 'CA'], numberType: ['LONG_CODE'] };
  const filtered = (
    filters: InventoryPage['view']['filters'] = {},
    overrides: Partial<InventoryPage> = {},
  ) => {
    const { id } = aProject();
    return aPage({ choices, view: { show: id, query: '', page: 0, filters }, ...overrides });
  };

  it('offer what the numbers differ in, by name', () => {
    expect(optionsOf(filtered())).toEqual([
      {
        label: 'Status',
        options: [
          ['Active', 'status:ACTIVE'],
          ['Being set up by AWS', 'status:PENDING'],
          ['Being taken out by AWS', 'status:DISASSOCIATING'],
        ],
      },
      {
        label: 'Country',
        options: [
          ['Canada', 'country:CA'],
          ['United States', 'country:US'],
        ],
      },
      {
        label: 'Use case',
        options: [
          ['Promotional', 'useCase:PROMOTIONAL'],
          ['Transactional', 'useCase:TRANSACTIONAL'],
        ],
      },
    ]);
    expect(optionsOf(aPage())).toEqual([]);
  });

  it('stand in the first line, in the table’s caption and in the text, and can be taken away one by one', () => {
    const page = filtered({ status: 'ACTIVE', country: 'CA' });
    const text = seen(drawn(page));
    expect(text).toContain('text: 1 number of Checkout alerts (Active, Canada)');
    expect(text).toContain('1 number of Checkout alerts (Active, Canada) · USD 1.00 per month');
    expect(objectsOf(drawn(page).blocks).find(({ type }) => type === 'data_table')?.caption).toBe(
      'Numbers of Checkout alerts (Active, Canada), newest first',
    );
    expect(optionsOf(page).map(({ options }) => options[0])).toEqual([
      ['Any status', 'status:'],
      ['Any country', 'country:'],
      ['Promotional', 'useCase:PROMOTIONAL'],
    ]);
    expect(labels(page)).toEqual(['Clear filters', 'Export CSV', 'Synchronise']);
  });

  it('that let nothing through say so, and how to see the others', () => {
    const none = { numbers: [], sums: { count: 0, priced: [], unpriced: 0 } };
    const page = filtered({ status: 'ACTIVE', country: 'CA' }, none);
    expect(seen(drawn(page))).toContain(
      'No number of Checkout alerts fits the filters Active, Canada. To see the others, choose Clear filters.',
    );
    expect(labels(page)).toEqual(['Clear filters', 'Synchronise']);
    const one = filtered(
      { country: 'CA' },
      { ...none, view: { show: 'all', query: '<x>', page: 0, filters: { country: 'CA' } } },
    );
    expect(seen(drawn(one))).toContain('No number matches “<x>” and fits the filter Canada.');
    expect(labels(one)).toEqual(['Clear search and filters', 'Synchronise']);
  });

  it('change by what is chosen, and by nothing that no option says', () => {
    const filters = { status: 'ACTIVE', country: 'CA' };
    expect(withFilter(filters, 'country:US')).toEqual({ status: 'ACTIVE', country: 'US' });
    expect(withFilter(filters, 'country:')).toEqual({ status: 'ACTIVE' });
    expect(withFilter(filters, 'numberType:TOLL_FREE')).toEqual({ ...filters, numberType: 'TOLL_FREE' });
    for (const forged of ['', 'owner:U1', 'country:<!channel>', 'toString:X'])
      expect(withFilter(filters, forged)).toEqual(filters);
  });
});
