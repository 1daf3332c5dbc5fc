import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PriceListError, readPriceList } from '#src/price-list.ts';

const entry = {
  country: 'US',
  type: 'LONG_CODE',
  monthly: '1.00',
  currency: 'USD',
  source: 'finance sheet',
  asOf: '2026-11-01',
};

describe('the price list', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'dialtone-prices-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  let written = 0;
  async function write(content: string): Promise<string> {
    written += 1;
    const path = join(directory, `prices-${written}.json`);
    await writeFile(path, content);
    return path;
  }

  async function problemsIn(content: unknown): Promise<string> {
    const path = await write(JSON.stringify(content));
    const error: unknown = await readPriceList(path).catch((thrown: unknown) => thrown);
    if (!(error instanceof PriceListError)) throw new Error('the list was taken');
    expect(error.message).toContain(`PRICE_LIST ${path}: `);
    return error.message.slice(`PRICE_LIST ${path}: `.length);
  }

  it('is read into whole cents, with source and date', async () => {
    const path = await write(JSON.stringify([entry, { ...entry, type: 'TOLL_FREE', monthly: '2.5' }]));
    const price = { country: 'US', currency: 'USD', source: 'finance sheet', asOf: '2026-11-01' };
    expect(await readPriceList(path)).toEqual({
      isSample: false,
      prices: [
        { ...price, numberType: 'LONG_CODE', monthlyCents: 100 },
        { ...price, numberType: 'TOLL_FREE', monthlyCents: 250 },
      ],
    });
  });

  it('can be marked as a sample', async () => {
    expect(await readPriceList(await write('[]'), { isSample: true })).toEqual({
      isSample: true,
      prices: [],
    });
  });

  it('says that a file is missing, and keeps the cause', async () => {
    const path = join(directory, 'nowhere.json');
    const error: unknown = await readPriceList(path).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PriceListError);
    expect(error).toMatchObject({
      message: `PRICE_LIST ${path}: the file cannot be read`,
      cause: { code: 'ENOENT' },
    });
  });

  it('says that a file is not JSON', async () => {
    const path = await write('country,monthly\nUS,1.00\n');
    await expect(readPriceList(path)).rejects.toThrow(`PRICE_LIST ${path}: the file is not JSON`);
  });

  it('refuses JSON that is no list', async () => {
    expect(await problemsIn({ prices: [entry] })).toBe('the file must hold a JSON array of prices');
  });

  it('names every wrong entry at once, each with its place', async () => {
    const problems = await problemsIn([
      { ...entry, country: 'usa' },
      entry,
      { ...entry, country: 'CA', monthly: 'free' },
      { ...entry, country: 'GB', currency: '$' },
      { ...entry, country: 'BR', asOf: 'last week' },
      { ...entry, country: 'CL', type: 'SHORT_CODE' },
      { ...entry, country: 'PE', source: '' },
    ]);
    expect(problems.split('; ').map((problem) => problem.split(':')[0])).toEqual([
      'entry 0.country',
      'entry 2.monthly',
      'entry 3.currency',
      'entry 4.asOf',
      'entry 5.type',
      'entry 6.source',
    ]);
    expect(problems).toContain('must be an ISO 3166 code such as US');
    expect(problems).toContain('must be a decimal with two places such as "1.00"');
    expect(problems).toContain('must be an ISO 4217 code such as USD');
    expect(problems).toContain('must be LONG_CODE or TOLL_FREE');
    expect(problems).toContain('must be the day on which the price was true, such as 2026-11-01');
    expect(problems).toContain('must say in 1 to 100 characters where the price is from');
    expect(problems).not.toContain('nvalid');
  });

  it.each(['1.005', '-1.00', '1,00', 1])('refuses the price %j', async (monthly) => {
    expect(await problemsIn([{ ...entry, monthly }])).toContain('entry 0.monthly');
  });

  it.each(['source', 'asOf', 'currency', 'monthly', 'type', 'country'])(
    'refuses an entry without its %s, and says what to write',
    async (member) => {
      expect(await problemsIn([{ ...entry, [member]: undefined }])).toMatch(
        new RegExp(`^entry 0\\.${member}: must [^;]+$`),
      );
    },
  );

  it('refuses a country and number type that stand twice, once for each repetition', async () => {
    const other = { ...entry, monthly: '2.00' };
    expect(await problemsIn([entry, { ...entry, type: 'TOLL_FREE' }, other, other])).toBe(
      'entry 2: US LONG_CODE stands twice; entry 3: US LONG_CODE stands twice',
    );
  });
});
