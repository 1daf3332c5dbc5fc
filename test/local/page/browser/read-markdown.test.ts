import { describe, expect, it } from 'vitest';
import type { Inline } from '#src/local/page/browser/text/nodes.ts';
import { readMarkdown } from '#src/local/page/browser/text/read-markdown.ts';

function shown(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'styled') return `[${node.style} ${shown(node.children)}]`;
      return node.kind === 'link' ? `[link ${node.url} ${shown(node.children)}]` : `[${node.kind}]`;
    })
    .join('');
}

const first = (text: string): string => {
  const [piece] = readMarkdown(text);
  return piece !== undefined && 'children' in piece ? shown(piece.children) : '';
};

describe('markdown', () => {
  it('has styles, code and links', () => {
    expect(first('**a** *b* ~~c~~ `d` [e](https://example.com/)')).toBe(
      '[bold a] [italic b] [strike c] [code d] [link https://example.com/ e]',
    );
  });

  it('keeps words with underlines, escaped marks and HTML as they are', () => {
    expect(first('snake_case_name \\*no\\* <b>x</b>')).toBe('snake_case_name *no* <b>x</b>');
  });

  it('makes no link of a URL that may not be followed', () => {
    expect(first('[x](javascript:alert(1))')).not.toContain('[link');
  });

  it('has headings, lists, quotes, code, tables and rules', () => {
    const text =
      '# A\ntext\n\n- one\n- two\n  1. inner\n\n> q\n\n```\nx\n```\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n---';
    expect(readMarkdown(text).map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'list',
      'quote',
      'preformatted',
      'table',
      'rule',
    ]);
  });

  it('ends with a fence that nobody closed', () => {
    expect(readMarkdown('```\nopen')).toEqual([
      { kind: 'preformatted', border: false, children: [{ kind: 'text', text: 'open' }] },
    ]);
  });
});
