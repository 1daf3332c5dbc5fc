import { describe, expect, it } from 'vitest';
import { pageOf } from '#src/local/aws/pages.ts';

const ROWS = Array.from({ length: 10_000 }, (_, index) => ({ key: index * 3 }));

function pageCounted(input: { NextToken?: string; MaxResults?: number }) {
  let looks = 0;
  const keyOf = (row: { readonly key: number }) => {
    looks += 1;
    return row.key;
  };
  const page = pageOf(ROWS, keyOf, 'rows', input);
  return { keys: page.items.map((row) => row.key), nextToken: page.nextToken, looks };
}

describe('pageOf', () => {
  it('looks at no more of 10,000 rows than a page needs', () => {
    const first = pageCounted({});

    const second = pageCounted({ NextToken: first.nextToken, MaxResults: 50 });

    expect(first.keys).toEqual(ROWS.slice(0, 100).map((row) => row.key));
    expect(second.keys).toEqual(ROWS.slice(100, 150).map((row) => row.key));
    expect(first.looks).toBeLessThan(200);
    expect(second.looks).toBeLessThan(200);
  });

  it('ends with the last row that is kept', () => {
    const isFirst = (row: { readonly key: number }) => row.key < 300;

    const page = pageOf(ROWS, (row) => row.key, 'rows', { MaxResults: 100 }, isFirst);

    expect(page.items).toHaveLength(100);
    expect(page.nextToken).toBeUndefined();
  });

  it('goes on after a row that is gone', () => {
    const { nextToken = '' } = pageOf(ROWS, (row) => row.key, 'rows', { MaxResults: 10 });
    const rest = ROWS.filter((row) => row.key > 100);

    const page = pageOf(rest, (row) => row.key, 'rows', { NextToken: nextToken, MaxResults: 1 });

    expect(page.items).toEqual([{ key: 102 }]);
  });
});
