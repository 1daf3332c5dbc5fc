/** Characters on a card before user text is cut; it stands whole in the details. */
export const QUOTE_MAX_LENGTH = 300;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** mrkdwn has no escape for these, and an invisible character beside them still lets them format. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** Control characters, and those that turn the direction of the text around them; tab and new line stay. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function cleaned(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSAFE, (char) => (char === '\n' || char === '\t' ? char : ''));
}

/** The text on one line, without control characters: for plain_text, headers, table cells and labels. */
export function plainLine(text: string): string {
  return cleaned(text).replace(/\s+/g, ' ').trim();
}

/** At most `max` code points, the last one “…” where something was left out. */
export function cut(text: string, max: number): string {
  const points = [...text];
  return points.length <= max
    ? text
    : `${points
        .slice(0, Math.max(0, max - 1))
        .join('')
        .trimEnd()}…`;
}

/**
 * User text as mrkdwn that can neither mention, link nor format. `&`, `<` and `>` become entities, which is all that
 * mentions, links and dates are made of. A mark of bold, italic, strike or code becomes a look-alike, except inside
 * a word (`snake_case`), where Slack does not format. Bare URLs stay text because text objects are `verbatim`.
 */
export function escapeText(text: string): string {
  return cleaned(text)
    .replace(/[&<>]/g, (char) => ENTITIES[char] ?? char)
    .replace(/(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu, (mark) => LOOK_ALIKES[mark] ?? mark);
}

/** User text within a sentence: escaped, on one line, cut at `max` code points. */
export function inline(text: string, max = QUOTE_MAX_LENGTH): string {
  return escapeText(cut(plainLine(text), max));
}

/** User text as a quote of one or more lines, escaped, cut at `max` code points. */
export function quote(text: string, max = QUOTE_MAX_LENGTH): string {
  const lines = cut(
    cleaned(text)
      .trim()
      .replace(/\n\s*\n/g, '\n'),
    max,
  ).split('\n');
  return lines.map((line) => `> ${escapeText(line)}`).join('\n');
}

export function bold(mrkdwn: string): string {
  return `*${mrkdwn}*`;
}

/** Text in code, such as a phone number in E.164, which Slack then does not link. */
export function code(text: string): string {
  return `\`${escapeText(plainLine(text))}\``;
}

export function mention(userId: string): string {
  return `<@${userId}>`;
}

export function channelMention(channelId: string): string {
  return `<#${channelId}>`;
}

/** A link; the label is escaped. Slack reads `|` and `>` as the end of the URL, so they are encoded. */
export function link(url: string, label: string): string {
  return `<${url.replace(/\|/g, '%7C').replace(/>/g, '%3E')}|${inline(label)}>`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** “25 Nov 2026”, in UTC. */
export function plainDay(date: Date): string {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** “25 Nov 2026, 14:05 UTC”: where mrkdwn does not work, such as headers, buttons, field errors and `text`. */
export function plainDate(date: Date): string {
  const time = date.toISOString().slice(11, 16);
  return `${plainDay(date)}, ${time} UTC`;
}

/** A date that Slack shows in the reader's time zone; the fallback is in UTC. */
export function when(date: Date): string {
  const seconds = Math.floor(date.getTime() / 1000);
  return `<!date^${seconds}^{date_short_pretty} at {time}|${plainDate(date)}>`;
}
