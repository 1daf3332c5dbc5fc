import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  channelMention,
  code,
  cut,
  escapeText,
  inline,
  link,
  mention,
  plainDate,
  plainLine,
  quote,
  when,
} from '#src/slack/mrkdwn.ts';

/** Text rich in what Slack reads as markup. */
const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '<@U1>',
        '<!channel>',
        '<!here|x>',
        '<#C1>',
        '<https://a.example|b>',
        '&lt;@U1&gt;',
      ),
      fc.constantFrom(
        '*',
        '_',
        '~',
        '`',
        '```',
        '|',
        '\n',
        '\r\n',
        '\u2028',
        '\u202e',
        '\u0000',
        ' ',
        'a',
        'é',
        '🎉',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('escape', () => {
  test('turns the three characters of every mention, link and date into entities', () => {
    expect(escapeText('<@U0LEAD> & <!channel>')).toBe('&lt;@U0LEAD&gt; &amp; &lt;!channel&gt;');
  });

  test('lets nothing of user text become a mention, a link or a date', () => {
    fc.assert(
      fc.property(markup, (text) => {
        for (const shown of [escapeText(text), inline(text), quote(text), code(text)]) {
          expect(shown).not.toMatch(/<|(?<!^|\n)>(?! )/);
          expect(shown).not.toMatch(/&(?!amp;|lt;|gt;)/);
        }
      }),
    );
  });

  test('leaves no pair of marks that Slack would format', () => {
    fc.assert(
      fc.property(markup, (text) => {
        const shown = escapeText(text);
        expect(shown).not.toContain('`');
        expect(shown).not.toMatch(/(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])/u);
      }),
    );
  });

  test('leaves marks inside words as they are', () => {
    expect(escapeText('snake_case 2*3 a~b')).toBe('snake_case 2*3 a~b');
  });

  test('shows marks around words as look-alikes', () => {
    expect(escapeText('*bold* _it_ ~no~ `code`')).toBe('∗bold∗ ˍitˍ ∼no∼ ˋcodeˋ');
  });

  test('drops characters that turn the direction of the text', () => {
    expect(escapeText('a\u202eb\u2066c\u200f')).toBe('abc');
  });
});

describe('quote', () => {
  test('quotes each line', () => {
    expect(quote('one\r\ntwo\n\n\nthree')).toBe('> one\n> two\n> three');
  });

  test('cuts at 300 code points with an ellipsis, before it escapes', () => {
    const shown = quote('<'.repeat(301));
    expect(shown).toBe(`> ${'&lt;'.repeat(299)}…`);
  });

  test('starts every line with the mark of a quote', () => {
    fc.assert(
      fc.property(markup, (text) => {
        for (const line of quote(text).split('\n')) expect(line).toMatch(/^> ?/);
      }),
    );
  });
});

describe('cut', () => {
  test('counts code points and tears no surrogate pair apart', () => {
    expect(cut('🎉🎉🎉🎉', 3)).toBe('🎉🎉…');
  });

  test('leaves a text that fits', () => {
    expect(cut('four', 4)).toBe('four');
  });

  test('is never longer than asked', () => {
    fc.assert(
      fc.property(markup, fc.integer({ min: 1, max: 50 }), (text, max) => {
        expect([...cut(text, max)].length).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('pieces of mrkdwn', () => {
  test('puts text on one line', () => {
    expect(plainLine(' a\n\tb\u2028c ')).toBe('a b c');
  });

  test('mentions people and channels', () => {
    expect([mention('U0LEAD'), channelMention('C0VOICE')]).toEqual(['<@U0LEAD>', '<#C0VOICE>']);
  });

  test('shows phone numbers in code', () => {
    expect(code('+12065550142')).toBe('`+12065550142`');
  });

  test('keeps a link whole whatever its URL and label contain', () => {
    expect(link('https://a.example/?q=a|b>c', 'x > y|z')).toBe('<https://a.example/?q=a%7Cb%3Ec|x &gt; y|z>');
  });

  test('writes a date for the time zone of the reader, with a fallback in UTC', () => {
    expect(when(new Date('2026-11-25T14:05:59.999Z'))).toBe(
      '<!date^1795615559^{date_short_pretty} at {time}|25 Nov 2026, 14:05 UTC>',
    );
  });

  test('writes a plain date in UTC', () => {
    expect(plainDate(new Date('2026-01-02T03:04:00Z'))).toBe('2 Jan 2026, 03:04 UTC');
  });
});
