import { emojiAt } from './emoji.ts';
import { type Inline, type TextStyle, textNode } from './nodes.ts';
import { decodeEntities, readEntity } from './read-entity.ts';
import { safeUrl } from './safe-url.ts';

const STYLES: Readonly<Record<string, TextStyle>> = { '*': 'bold', _: 'italic', '~': 'strike' };
const ENTITY = /^<([^<>\n]+)>/;
const CODE = /^`([^`\n]+)`/;
const BARE_URL = /^https?:\/\/[^\s<>|]+/;
const WORD = /[\p{L}\p{N}]/u;

function isWord(character: string | undefined): boolean {
  return character !== undefined && WORD.test(character);
}

function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}

/** Length of what is read as one at this place, so that no style ends inside of it. */
function lengthOfToken(text: string, at: number): number {
  const rest = text.slice(at, at + 4000);
  return (ENTITY.exec(rest) ?? CODE.exec(rest))?.[0].length ?? 1;
}

/** Where the style that opens at `from` closes: on the same line, after a character and before no letter. */
function findClose(text: string, from: number, mark: string): number {
  for (let at = from + 1; at < text.length && text[at] !== '\n'; ) {
    const closes = text[at] === mark && at > from + 1 && !isSpace(text[at - 1]) && text[at - 1] !== mark;
    if (closes && !isWord(text[at + 1]) && text[at + 1] !== mark) return at;
    at += text[at] === '<' || text[at] === '`' ? lengthOfToken(text, at) : 1;
  }
  return -1;
}

interface Found {
  readonly node: Inline;
  readonly length: number;
}

function readLiteral(text: string): Inline[] {
  return text
    .split(/(<[^<>\n]+>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const entity = part.startsWith('<') ? readEntity(part.slice(1, -1)) : undefined;
      return entity?.kind === 'link' ? entity : textNode(decodeEntities(part));
    });
}

class InlineReader {
  readonly #text: string;
  readonly #linksBareUrls: boolean;
  /** Marks that close nowhere on the line that ends there. */
  readonly #unclosed = new Map<string, number>();

  constructor(text: string, linksBareUrls: boolean) {
    this.#text = text;
    this.#linksBareUrls = linksBareUrls;
  }

  read(): Inline[] {
    const nodes: Inline[] = [];
    let plain = '';
    for (let at = 0; at < this.#text.length; ) {
      const found = this.#find(at);
      if (found === undefined) {
        plain += this.#text[at];
        at += 1;
        continue;
      }
      if (plain !== '') nodes.push(textNode(decodeEntities(plain)));
      plain = '';
      nodes.push(found.node);
      at += found.length;
    }
    return plain === '' ? nodes : [...nodes, textNode(decodeEntities(plain))];
  }

  #find(at: number): Found | undefined {
    switch (this.#text[at]) {
      case '<':
        return this.#entity(at);
      case '`':
        return this.#code(at);
      case ':':
        return emojiAt(this.#text.slice(at, at + 100));
      case '*':
      case '_':
      case '~':
        return this.#styled(at);
      case 'h':
        return this.#bareUrl(at);
      default:
        return undefined;
    }
  }

  #entity(at: number): Found | undefined {
    const [all, inner = ''] = ENTITY.exec(this.#text.slice(at)) ?? [];
    const node = all === undefined ? undefined : readEntity(inner);
    return node === undefined || all === undefined ? undefined : { node, length: all.length };
  }

  #code(at: number): Found | undefined {
    const [all, inner = ''] = CODE.exec(this.#text.slice(at)) ?? [];
    if (all === undefined) return undefined;
    return { node: { kind: 'styled', style: 'code', children: readLiteral(inner) }, length: all.length };
  }

  #styled(at: number): Found | undefined {
    const mark = this.#text[at] ?? '';
    const style = STYLES[mark];
    const [before, after] = [this.#text[at - 1], this.#text[at + 1]];
    if (style === undefined || isWord(before) || before === mark || isSpace(after) || after === mark) {
      return undefined;
    }
    if ((this.#unclosed.get(mark) ?? -1) > at) return undefined;
    const close = findClose(this.#text, at, mark);
    if (close < 0) {
      const end = this.#text.indexOf('\n', at);
      this.#unclosed.set(mark, end < 0 ? this.#text.length : end);
      return undefined;
    }
    const children = readInline(this.#text.slice(at + 1, close), this.#linksBareUrls);
    return { node: { kind: 'styled', style, children }, length: close - at + 1 };
  }

  #bareUrl(at: number): Found | undefined {
    if (!this.#linksBareUrls || isWord(this.#text[at - 1])) return undefined;
    const [typed] = BARE_URL.exec(this.#text.slice(at)) ?? [];
    const url = typed?.replace(/(?:&gt;|&lt;).*$|[.,:;!?'")\]*_~]+$/g, '');
    const href = url === undefined ? undefined : safeUrl(decodeEntities(url));
    if (url === undefined || href === undefined) return undefined;
    return {
      node: { kind: 'link', url: href, children: [textNode(decodeEntities(url))] },
      length: url.length,
    };
  }
}

/** Styles, links, mentions, dates and emoji within a paragraph of mrkdwn. */
export function readInline(text: string, linksBareUrls = false): Inline[] {
  return new InlineReader(text, linksBareUrls).read();
}

/** Preformatted text: only links mean something in it. */
export function readPreformatted(text: string): Inline[] {
  return readLiteral(text);
}
