import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  RichTextBlock,
  SectionBlock,
} from '@slack/types';

/** What a message shows: `text` for notifications and screen readers, complete without the blocks. */
export interface Drawing {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Characters of a section's or a context's text (Block Kit limit). */
export const TEXT_MAX_LENGTH = 3000;

/** `verbatim`: Slack links no URL and no channel name that a person has typed. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text) };
}

export function section(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text) };
}

/** A bold label with its value under it, up to ten of them. */
export function fields(pairs: readonly (readonly [label: string, value: string])[]): SectionBlock {
  return { type: 'section', fields: pairs.map(([label, value]) => mrkdwn(`*${label}*\n${value}`)) };
}

export function context(...texts: readonly string[]): ContextBlock {
  return { type: 'context', elements: texts.map(mrkdwn) };
}

export function actions(...elements: ActionsBlockElement[]): ActionsBlock {
  return { type: 'actions', elements };
}

/** Text in a fixed-width box, as it is: nothing in it is parsed. */
export function preformatted(text: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
  };
}

/** A button without an action of its own opens a URL, but Slack reports the click all the same. */
export function button(options: {
  actionId: string;
  text: string;
  value?: string;
  url?: string;
  style?: 'primary' | 'danger';
  label?: string;
}): Button {
  const { actionId, text, value, url, style, label } = options;
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(text),
    ...(value === undefined ? {} : { value }),
    ...(url === undefined ? {} : { url }),
    ...(style === undefined ? {} : { style }),
    ...(label === undefined ? {} : { accessibility_label: label }),
  };
}

/** Lines in as few blocks as hold them; no line is torn apart. */
export function inBlocks<T>(lines: readonly string[], block: (text: string) => T): T[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= TEXT_MAX_LENGTH)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map(block);
}
