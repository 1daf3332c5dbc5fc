import { describe, expect, it } from 'vitest';
import { isObject, objectsOf } from '#src/local/slack/json.ts';
import { drawNumbers } from '#src/slack/inventory/draw-list.ts';
import type { InventoryPage } from '#src/usecases/show-numbers.ts';
import { aProject, FINISHED_AT } from '../../support/request-view.ts';
import { anInventoryNumber } from '../../support/requests-of-every-kind.ts';
import { buttonsOf, REAL, seen, TEST_MODE } from '../cards/drawn.ts';
import { aPage, aStoredAccount } from '../modals/inventory-surfaces.ts';

const drawn = (page: InventoryPage, settings = REAL, note?: string) => {
  const { text, blocks = [], otherwise = [] } = drawNumbers(page, settings, note);
  return { text, blocks: [...blocks], otherwise: [...otherwise] };
};
const read = (page: InventoryPage, settings = REAL) => seen(drawn(page, settings));
const labels = (page: InventoryPage) => buttonsOf(drawn(page)).map(({ label }) => label);

function tableOf(page: InventoryPage, settings = REAL) {
  const table = objectsOf(drawn(page, settings).blocks).find(({ type }) => type === 'data_table');
  if (!isObject(table)) throw new Error('there is no table');
  return table;
}

describe('a list of numbers', () => {
  it('says first how many, what they cost, and how many the account still takes', () => {
    const text = read(aPage({ numbers: [anInventoryNumber(), anInventoryNumber()] }));
    expect(text).toContain('text: 2 numbers of Checkout alerts');
    expect(text).toContain('2 numbers of Checkout alerts · USD 2.00 per month · 18 of 25 used in us-east-1');
    expect(text).toContain('Synchronised with AWS 24 Nov 2026, 09:31 UTC.');
  });

  it('has the columns that decide first, and no empty cell', () => {
    const unknown = anInventoryNumber({
      project: undefined,
      owner: undefined,
      monthlyCents: undefined,
      country: 'XX',
      numberType: 'SHORT_CODE',
      capabilities: [],
      deletionProtected: false,
    });
    const { rows, caption } = tableOf(aPage({ numbers: [unknown] }));
    const cells = objectsOf([rows]).flatMap(Object.values);
    expect(caption).toBe('Numbers of Checkout alerts, newest first');
    const [titles, row] = rows as { text?: string }[][];
    expect(titles?.map(({ text }) => text)).toEqual([
      'Number',
      'Status',
      'Voice',
      'Country',
      'USD per month',
      'Use case',
      'Type',
      'SMS',
      'Project',
      'Owner',
      'Since',
      'Protection',
    ]);
    expect(row?.slice(1).map(({ text }) => text)).toEqual([
      'Active',
      'Not enabled',
      'XX',
      'unknown',
      'Transactional',
      'Short code',
      'Not enabled',
      'none',
      'none',
      '3 Mar 2026',
      'Off',
    ]);
    expect(cells).not.toContain('');
  });

  it('calls sample prices so', () => {
    const text = read(aPage(), TEST_MODE);
    expect(text).toContain('USD 1.00 (sample) per month');
    expect(text).toContain('Test mode: no AWS account is used, prices are samples.');
    expect(JSON.stringify(tableOf(aPage(), TEST_MODE))).toContain('USD per month (sample)');
  });

  it('tells of prices that are not known', () => {
    const sums = { count: 3, priced: [{ currency: 'USD', monthlyCents: 200 }], unpriced: 1 };
    expect(read(aPage({ sums }))).toContain('USD 2.00 per month + 1 number whose price is not known');
  });

  it('has the same rows as sections for a Slack that refuses the table', () => {
    const { otherwise, blocks } = drawn(aPage());
    expect(seen({ text: '', blocks: otherwise })).toContain(
      '+12065550142 · Active · voice enabled · United States · USD per month 1.00 · Checkout alerts',
    );
    expect(otherwise.filter(({ type }) => type === 'actions')).toEqual(
      blocks.filter(({ type }) => type === 'actions'),
    );
  });

  it('says since when AWS does not answer, and of when what it shows is', () => {
    const away = aStoredAccount({ awayAt: FINISHED_AT });
    expect(read(aPage({ accounts: [away] }))).toContain(
      'AWS does not answer. This is the state of 24 Nov 2026, 09:31 UTC.',
    );
    const never = aStoredAccount({ region: 'eu-west-1', awayAt: FINISHED_AT, syncedAt: undefined });
    const text = read(aPage({ accounts: [aStoredAccount(), never] }));
    expect(text).toContain('AWS does not answer in eu-west-1. Its numbers have never been read.');
    expect(text).toContain('18 of 25 used in us-east-1 · 18 of 25 used in eu-west-1');
  });

  it('offers pages only where there are more', () => {
    const at = (page: number) =>
      aPage({ pages: 3, view: { show: 'all', query: '', page }, project: undefined });
    expect(labels(aPage())).not.toContain('Next page');
    expect(labels(at(0))).toContain('Next page');
    expect(labels(at(0))).not.toContain('Previous page');
    expect(labels(at(1))).toEqual(expect.arrayContaining(['Previous page', 'Next page']));
    expect(labels(at(2))).not.toContain('Next page');
    const sums = { count: 120, priced: [], unpriced: 120 };
    expect(read({ ...at(1), sums })).toContain('Numbers 51 to 100 of 120, the newest first.');
  });

  it('offers guests nothing that they may not see', () => {
    const guest = aPage({ isGuest: true, projects: [], project: undefined });
    expect(JSON.stringify(drawn(guest).blocks)).not.toContain('numbers.show');
  });

  it('says what will be here, and offers one step, while it is empty', () => {
    const empty = { numbers: [], sums: { count: 0, priced: [], unpriced: 0 } };
    const text = read(aPage(empty));
    expect(text).toContain('No numbers yet in Checkout alerts. Ask for the first one and a lead decides.');
    expect(labels(aPage(empty))).toContain('Request phone numbers');
    const searched = aPage({ ...empty, view: { show: 'all', query: '<x>', page: 0 }, project: undefined });
    expect(read(searched)).toContain('No number matches “<x>”.');
  });

  it('escapes what people have typed', () => {
    const project = aProject({ name: '*A* <!channel> & `b`' });
    const { blocks } = drawn(aPage({ project }));
    expect(JSON.stringify(blocks[0])).toContain('&lt;!channel&gt;');
    expect(JSON.stringify(blocks[0])).not.toContain('<!channel>');
  });
});
