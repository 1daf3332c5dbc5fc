import { emojiAt } from './emoji.ts';
import { type Inline, type TextStyle, textNode } from './nodes.ts';
import { readEntity } from './read-entity.ts';
import { safeUrl } from './safe-url.ts';

type Rule = readonly [RegExp, (found: RegExpExecArray) => Inline | undefined];

function styled(style: TextStyle): (found: RegExpExecArray) => Inline {
  return (found) => ({ kind: 'styled', style, children: readMarkdownInline(found[1] ?? '') });
}

function readLink([, label = '', url = '']: readonly string[]): Inline {
  const href = safeUrl(url);
  const children = readMarkdownInline(label);
  return href === undefined ? textNode(label) : { kind: 'link', url: href, children };
}

/** What may begin at a place in a line, the first that fits. */
const RULES: readonly Rule[] = [
  [/^\\([\\`*_~[\]()#>!-])/, ([, character = '']) => textNode(character)],
  [/^`([^`\n]+)`/, ([, code = '']) => ({ kind: 'styled', style: 'code', children: [textNode(code)] })],
  [/^!\[([^\]\n]*)\]\(([^\s)]+)\)/, ([, label = '']) => textNode(`[picture: ${label}]`)],
  [/^\[([^\]\n]+)\]\(([^\s)]+)\)/, readLink],
  [/^\*\*(?=\S)([^\n]+?)\*\*/, styled('bold')],
  [/^__(?=\S)([^\n]+?)__(?!\w)/, styled('bold')],
  [/^~~(?=\S)([^\n]+?)~~/, styled('strike')],
  [/^\*(?=\S)([^*\n]+)\*/, styled('italic')],
  [/^_(?=\S)([^_\n]+)_(?!\w)/, styled('italic')],
  [/^<([^<>\n]+)>/, ([, inner = '']) => readEntity(inner)],
  [/^https?:\/\/[^\s<>)\]]*[^\s<>)\].,:;!?'"]/, ([url = '']) => readLink(['', url, url])],
];

function findAt(text: string, at: number): { readonly node: Inline; readonly length: number } | undefined {
  const rest = text.slice(at);
  if (rest.startsWith(':')) return emojiAt(rest.slice(0, 100));
  // Within a word an underline is a letter.
  if (rest.startsWith('_') && /\w/.test(text[at - 1] ?? '')) return undefined;
  for (const [pattern, make] of RULES) {
    const found = pattern.exec(rest);
    const node = found === null ? undefined : make(found);
    if (found !== null && node !== undefined) return { node, length: found[0].length };
  }
  return undefined;
}

/** Styles, links, code and emoji in a line of markdown. */
export function readMarkdownInline(text: string): Inline[] {
  const nodes: Inline[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const found = /[\\`!*_~[<:h]/.test(text[at] ?? '') ? findAt(text, at) : undefined;
    if (found === undefined) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') nodes.push(textNode(plain));
    plain = '';
    nodes.push(found.node);
    at += found.length;
  }
  return plain === '' ? nodes : [...nodes, textNode(plain)];
}
