import { describe, expect, it } from 'vitest';
import type { Inline, Piece } from '#src/local/page/browser/text/nodes.ts';
import { readInline } from '#src/local/page/browser/text/read-inline.ts';
import { readMrkdwn } from '#src/local/page/browser/text/read-mrkdwn.ts';

const MARKS = { bold: 'b', italic: 'i', strike: 's', underline: 'u', code: 'code' };

/** A node as markup that is easy to compare. */
function shown(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'styled':
      return `[${MARKS[node.style]} ${all(node.children)}]`;
    case 'link':
      return `[a ${node.url} ${all(node.children)}]`;
    case 'emoji':
      return node.character;
    case 'date':
      return `[date ${node.timestamp} ${node.format} ${node.fallback} ${node.url}]`;
    case 'broadcast':
      return `[@${node.range}]`;
    case 'color':
      return `[color ${node.value}]`;
    default:
      return `[${node.kind} ${node.id} ${node.label}]`;
  }
}

function all(nodes: readonly Inline[]): string {
  return nodes.map(shown).join('');
}

function pieces(read: readonly Piece[]): string[] {
  return read.map((piece) => ('children' in piece ? `${piece.kind}: ${all(piece.children)}` : piece.kind));
}

const inline = (text: string): string => all(readInline(text));

describe('styles', () => {
  it.each([
    ['*bold*', '[b bold]'],
    ['_italic_', '[i italic]'],
    ['~struck~', '[s struck]'],
    ['`code`', '[code code]'],
    ['*_both_* and ~*other*~', '[b [i both]] and [s [b other]]'],
    ['*a _b_ c*', '[b a [i b] c]'],
    ['(*in brackets*), *before a comma*,', '([b in brackets]), [b before a comma],'],
    ['*bold* plain *bold*', '[b bold] plain [b bold]'],
    ['*with `code *inside*` it*', '[b with [code code *inside*] it]'],
  ])('reads %s', (text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  it.each([
    'snake_case_name',
    '2*3*4',
    '* not bold *',
    '*not closed',
    '*not over\ntwo lines*',
    '**',
    '``',
    '5 * 3 = 15 * 1',
    'a~b~c',
  ])('leaves %s as it is', (text) => {
    expect(inline(text)).toBe(text);
  });

  it('does not read styles in code', () => {
    expect(inline('`*x* :tada: &lt;b&gt;`')).toBe('[code *x* :tada: <b>]');
  });

  it('reads forty thousand marks that close nowhere without delay', () => {
    const text = '*a _b ~c '.repeat(4500);
    expect(inline(text)).toBe(text);
  });
});

describe('what stands in angle brackets', () => {
  it.each([
    ['<@U1>', '[user U1 ]'],
    ['<@U1|lead>', '[user U1 lead]'],
    ['<#C1>', '[channel C1 ]'],
    ['<#C1|general>', '[channel C1 general]'],
    ['<!here> <!channel> <!everyone>', '[@here] [@channel] [@everyone]'],
    ['<!subteam^S1|@leads>', '[usergroup S1 @leads]'],
    ['<https://example.com/a?b=1&amp;c=2|the page>', '[a https://example.com/a?b=1&c=2 the page]'],
    ['<https://example.com/>', '[a https://example.com/ https://example.com/]'],
    ['<mailto:lead@example.com|lead@example.com>', '[a mailto:lead@example.com lead@example.com]'],
    ['*<https://example.com/|in bold>*', '[b [a https://example.com/ in bold]]'],
    [
      '<!date^1795615500^{date_short_pretty} at {time}|25 Nov 2026, 14:05 UTC>',
      '[date 1795615500 {date_short_pretty} at {time} 25 Nov 2026, 14:05 UTC ]',
    ],
    ['<!date^1^{date}^https://example.com/|then>', '[date 1 {date} then https://example.com/]'],
  ])('reads %s', (text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  it.each([
    ['<javascript:alert(1)|click>', 'click'],
    ['<data:text/html,x|click>', 'click'],
    ['<javascript:alert(1)>', '<javascript:alert(1)>'],
    ['<b>no</b>', '<b>no</b>'],
  ])('makes no link of %s', (text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  it('decodes the three entities once', () => {
    expect(inline('&lt;@U1&gt; &amp;amp; &quot;')).toBe('<@U1> &amp; &quot;');
  });
});

describe('bare URLs', () => {
  it('are links where Slack looks for them', () => {
    expect(all(readInline('see https://example.com/a, or not', true))).toBe(
      'see [a https://example.com/a https://example.com/a], or not',
    );
  });

  it('stay text in verbatim text', () => {
    expect(inline('see https://example.com/a')).toBe('see https://example.com/a');
  });
});

describe('emoji', () => {
  it("are known by Slack's names", () => {
    expect(inline(':white_check_mark: :+1: :warning:')).toBe('✅ 👍 ⚠️');
  });

  it('take a skin tone', () => {
    expect(inline(':wave::skin-tone-3:')).toBe('👋🏼');
  });

  it('stay text when there is no such name', () => {
    expect(inline('10:30:45 :no_such_emoji:')).toBe('10:30:45 :no_such_emoji:');
  });
});

describe('pieces', () => {
  it('quotes lines that begin with a bracket, as typed or escaped', () => {
    expect(pieces(readMrkdwn('said:\n> one\n&gt; two\nend'))).toEqual([
      'paragraph: said:',
      'quote: one\ntwo',
      'paragraph: end',
    ]);
  });

  it('quotes everything after three brackets', () => {
    expect(pieces(readMrkdwn('a\n>>> b\nc\n\nd'))).toEqual(['paragraph: a', 'quote: b\nc\n\nd']);
  });

  it('keeps preformatted text as it is, but for its first and last line break', () => {
    expect(pieces(readMrkdwn('before\n```\n*a*\n  b\n```\nafter'))).toEqual([
      'paragraph: before',
      'preformatted: *a*\n  b',
      'paragraph: after',
    ]);
  });

  it('keeps empty lines and typed lists', () => {
    expect(pieces(readMrkdwn('• one\n• two\n\nend'))).toEqual(['paragraph: • one\n• two\n\nend']);
  });

  it('shows three backticks that close nowhere', () => {
    expect(pieces(readMrkdwn('```open'))).toEqual(['paragraph: ```open']);
  });
});
