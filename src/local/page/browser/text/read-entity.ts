import { readEmoji } from './emoji.ts';
import { type Inline, textNode } from './nodes.ts';
import { safeUrl } from './safe-url.ts';

/** `&lt;`, `&gt;` and `&amp;` as the characters that they stand for: the only entities that Slack has. */
export function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}

function readCommand(command: string, label: string): Inline | undefined {
  const [name, rest] = splitOnce(command, '^');
  if (name === 'here' || name === 'channel' || name === 'everyone') return { kind: 'broadcast', range: name };
  if (name === 'subteam') return { kind: 'usergroup', id: rest, label };
  if (name !== 'date') return label === '' ? undefined : textNode(label);
  const [timestamp = '', format = '', url = ''] = rest.split('^');
  const seconds = Number(timestamp);
  if (timestamp === '' || !Number.isFinite(seconds)) return textNode(label);
  return { kind: 'date', timestamp: seconds, format: decodeEntities(format), fallback: label, url };
}

/**
 * What stands between `<` and `>`: a mention, a channel, a date, a link. Undefined when it is none of these, so that it
 * is shown as typed.
 */
export function readEntity(inner: string): Inline | undefined {
  const [target, rawLabel] = splitOnce(inner, '|');
  const label = decodeEntities(rawLabel);
  if (/^@[UWB]/.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[CDG]/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!')) return readCommand(target.slice(1), label);
  const url = decodeEntities(target);
  const href = safeUrl(url);
  if (href === undefined) return label === '' ? undefined : textNode(label);
  const shown = label === '' ? [textNode(url.replace(/^mailto:/, ''))] : readEmoji(label);
  return { kind: 'link', url: href, children: shown };
}
