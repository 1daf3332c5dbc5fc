import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuseSsml } from '#src/ssml.ts';

describe('well-formed SSML', () => {
  it.each([
    '<speak>Hello</speak>',
    '  <speak>Hello</speak>\n',
    '<?xml version="1.0"?>\n<!-- a note --><speak version="1.1" xml:lang="de-DE">Ä &amp; Ö</speak >',
    '<speak>Your code is <say-as interpret-as=\'digits\'>123</say-as><break time="300ms"/>.</speak>',
    '<speak><p><s>One</s> <s>two &#233; &#xE9;</s></p></speak>',
    '<speak><!-- < & --><![CDATA[ <p> & ]]></speak>',
    '<speak>a > b, "quoted" and it’s</speak>',
    '<speak><sub alias="a &lt; b > c">x</sub></speak>',
  ])('is taken: %s', (ssml) => {
    expect(refuseSsml(ssml)).toBeUndefined();
  });
});

describe('SSML that is not well-formed', () => {
  it.each<[ssml: string, line: number | undefined, why: string]>([
    ['Hello', 1, 'it must begin with <speak>'],
    ['', 1, 'it must begin with <speak>'],
    ['\n\n<p>Hello</p>', 3, 'it must begin with <speak>'],
    ['<speaker>Hello</speaker>', 1, 'it must begin with <speak>'],
    ['<speak/>', 1, 'it must begin with <speak>'],
    ['<!DOCTYPE speak><speak>Hello</speak>', 1, 'it must begin with <speak>'],
    ['<speak>Hello', 1, '<speak> is not closed'],
    ['<speak>Hello</speak', 1, '</speak has no > at its end'],
    ['<speak>\n<p>\n<s>Hello', undefined, '<speak> and <p> and <s> are not closed'],
    ['<speak>\n<p>Hello\n</speak>', 3, '</speak> stands where <p> of line 2 must be closed first'],
    ['<speak>\nHello</p></speak>', 2, '</p> stands where <speak> of line 1 must be closed first'],
    ['<speak>Hello</speak></speak>', 1, '</speak> closes nothing'],
    ['<speak>Hello</speak x="1">', 1, '</speak> has more than its name'],
    ['<speak>Hello</speak> you', 1, 'something follows </speak>'],
    ['<speak>Hello</speak>\n<speak>you</speak>', 2, 'something follows </speak>'],
    ['<speak>Hello</speak>\n<break/>', 2, 'it must end with </speak>'],
    ['<speak>you\n& me</speak>', 2, 'an & stands alone; write it as &amp;'],
    ['<speak>you &amp me</speak>', 1, 'an & stands alone; write it as &amp;'],
    ['<speak>\n\n1 < 2</speak>', 3, 'a < stands alone; write it as &lt;'],
    ['<speak>1 <2> 0</speak>', 1, '“2” cannot be the name of a tag; write < as &lt;'],
    ['<speak>\n<break time=5s/></speak>', 2, 'the attribute time has no value in quotes'],
    ['<speak><break time="5s/></speak>', 1, 'a quotation mark in <break> is not closed'],
    ['<speak><break strong/></speak>', 1, 'the attribute strong has no value'],
    ['<speak><break a="1"b="2"/></speak>', 1, 'a space is missing before the attribute b'],
    ['<speak><break a="1" a="2"/></speak>', 1, 'the attribute a stands there twice'],
    ['<speak><break 1a="1"/></speak>', 1, '“1a” cannot be the name of an attribute'],
    ['<speak>\n<sub alias="a < b">x</sub></speak>', 2, 'a < stands inside a tag; write it as &lt;'],
    ['<speak>\n<sub alias="a & b">x</sub></speak>', 2, 'an & stands alone; write it as &amp;'],
    ['<speak>\n<!ELEMENT x></speak>', 2, '<! begins neither a comment nor CDATA'],
    ['<speak><!-- Hello</speak>', 1, '<speak> is not closed'],
    ['<speak><![CDATA[ Hello</speak>', 1, '<speak> is not closed'],
  ])('%j is refused in line %s: %s', (ssml, atLine, why) => {
    expect(refuseSsml(ssml)).toEqual({ code: 'ssml_malformed', atLine, why });
  });

  it('is told with names cut short', () => {
    const name = 'x'.repeat(1000);
    const { why = '' } = refuseSsml(`<speak><${name}>Hello</speak>`) ?? {};
    expect(why).toBe(`</speak> stands where <${'x'.repeat(39)}…> of line 1 must be closed first`);
  });
});

describe('a document of any elements', () => {
  const words = fc.constantFrom('one', 'a &amp; b', '<break time="1s"/>', '<!-- < & -->', ' ', 'é');
  const element = (inner: fc.Arbitrary<string>) =>
    fc.tuple(fc.constantFrom('p', 's', 'prosody'), inner).map(([tag, text]) => `<${tag}>${text}</${tag}>`);
  const { content } = fc.letrec<{ content: string }>((tie) => ({
    content: fc
      .array(fc.oneof({ maxDepth: 4, withCrossShrink: true }, words, element(tie('content'))), {
        maxLength: 4,
      })
      .map((parts) => parts.join('')),
  }));

  it('is taken, and refused without any one of its closing tags', () => {
    fc.assert(
      fc.property(content, fc.nat(), (inner, nth) => {
        const ssml = `<speak>${inner}</speak>`;
        expect(refuseSsml(ssml)).toBeUndefined();
        const closings = [...ssml.matchAll(/<\/[a-z]+>/g)];
        const { 0: tag = '', index = 0 } = closings[nth % closings.length] ?? {};
        const broken = ssml.slice(0, index) + ssml.slice(index + tag.length);
        expect(refuseSsml(broken)).toBeDefined();
      }),
    );
  });
});

describe('any text at all', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '/',
    '"',
    "'",
    '&',
    ';',
    '!',
    '--',
    '?',
    ']]>',
    '<speak>',
    '</speak>',
    ' ',
    '\n',
    'a',
    '=',
    '<![CDATA[',
    'é',
    '😀',
  );

  it('is judged without an exception', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const refusal = refuseSsml(pieces.join(''));
        expect(refusal === undefined || refusal.why !== '').toBe(true);
      }),
    );
  });

  it.each(['<', '<!--', '<?', '<speak>', '"', '&', '<a b="'])(
    'of 6,000 characters made of %j is judged in a moment',
    (unit) => {
      const text = `<speak>${unit.repeat(6000 / unit.length)}`;
      const startedAt = performance.now();
      refuseSsml(text);
      expect(performance.now() - startedAt).toBeLessThan(1000);
    },
  );
});
