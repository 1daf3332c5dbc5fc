import { describe, expect, it } from 'vitest';
import type { ProjectId } from '#src/domain/request.ts';
import { readShow, readView, writeView } from '#src/slack/inventory/actions.ts';

describe('the view in a button', () => {
  it('comes back as it was', () => {
    for (const show of ['mine', 'led', 'all', 12 as ProjectId] as const) {
      const view = { show, query: '+1 “206”', page: 3 };
      expect(readView(writeView(view))).toEqual(view);
      const filtered = { ...view, filters: { country: 'CA', numberType: 'TOLL_FREE' } };
      expect(readView(writeView(filtered))).toEqual(filtered);
    }
  });

  it('is cut, so that it always fits', () => {
    const filters = {
      status: 'DISASSOCIATING',
      country: 'TT',
      useCase: 'TRANSACTIONAL',
      numberType: 'SIMULATOR',
    };
    for (const text of ['音', '"', '😀', 'a😀']) {
      const view = { show: 999_999_999_999_999 as ProjectId, query: text.repeat(3000), page: 199, filters };
      const value = writeView(view);
      expect(value.length).toBeLessThanOrEqual(255);
      expect(readView(value)).toMatchObject({ show: view.show, filters, page: 199 });
      expect(readView(value).query.length).toBeGreaterThanOrEqual(63);
      expect(readView(value).query.isWellFormed()).toBe(true);
    }
  });

  it('is one’s own numbers when nobody of ours wrote it', () => {
    const usual = { show: 'mine', query: '', page: 0 };
    for (const value of [
      '',
      'x',
      '{}',
      '{"show":"all","query":"","page":-1}',
      '{"show":-1,"query":"","page":0}',
      'null',
      '{"show":"all","query":"","page":0,"filters":["ACTIVE"]}',
      '{"show":"all","query":"","page":0,"filters":["<!channel>",null,null,null]}',
    ])
      expect(readView(value)).toEqual(usual);
    expect(readShow('<script>')).toBe('mine');
    expect(readShow('12')).toBe(12);
  });
});
