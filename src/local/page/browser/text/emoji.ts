import shortcodes from 'emojibase-data/en/shortcodes/iamcal.json' with { type: 'json' };
import { type Inline, textNode } from './nodes.ts';

/** Filled when the first emoji is drawn. */
const characters = new Map<string, string>();

function characterOf(hexcode: string): string {
  const character = String.fromCodePoint(...hexcode.split('-').map((part) => Number.parseInt(part, 16)));
  // Without the variation selector such a sign is drawn as a letter is, in black and white.
  const needsSelector = !hexcode.includes('-') && !/\p{Emoji_Presentation}/u.test(character);
  return needsSelector ? `${character}\uFE0F` : character;
}

function readCharacters(): void {
  for (const [hexcode, names] of Object.entries(shortcodes)) {
    for (const name of [names].flat()) characters.set(name, characterOf(hexcode));
  }
}

/** The emoji that Slack knows by this name (without colons); undefined when there is none. */
export function emojiCharacter(name: string): string | undefined {
  if (characters.size === 0) readCharacters();
  return characters.get(name);
}

/** `:name:`, with a skin tone where there is one. */
export const EMOJI = /^:([a-z0-9_+'-]+):(?::(skin-tone-[2-6]):)?/;

/** The emoji that begins here, and the length of its name as typed. */
export function emojiAt(text: string): { readonly node: Inline; readonly length: number } | undefined {
  const [all, name = '', tone] = EMOJI.exec(text) ?? [];
  const character = all === undefined ? undefined : emojiCharacter(name);
  if (all === undefined || character === undefined) return undefined;
  const coloured = tone === undefined ? character : `${character}${emojiCharacter(tone) ?? ''}`;
  return { node: { kind: 'emoji', name, character: coloured }, length: all.length };
}

/** Text in which only emoji mean something, as in plain_text objects. */
export function readEmoji(text: string): Inline[] {
  const nodes: Inline[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const emoji = text[at] === ':' ? emojiAt(text.slice(at, at + 100)) : undefined;
    if (emoji === undefined) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') nodes.push(textNode(plain));
    plain = '';
    nodes.push(emoji.node);
    at += emoji.length;
  }
  return plain === '' ? nodes : [...nodes, textNode(plain)];
}
