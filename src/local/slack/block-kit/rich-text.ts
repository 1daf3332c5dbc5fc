import type { Rule } from './place.ts';
import { anything, boolean, byType, integer, list, oneOf, shape, string } from './rules.ts';

const style = {
  style: shape({}, { bold: boolean, code: boolean, italic: boolean, strike: boolean, underline: boolean }),
};
const border = { border: integer({ max: 1 }) };

const inline: Rule = byType({
  text: shape({ text: string() }, style),
  link: shape({ url: string() }, { ...style, text: string({ min: 0 }), unsafe: boolean }),
  user: shape({ user_id: string() }, style),
  usergroup: shape({ usergroup_id: string() }, style),
  channel: shape({ channel_id: string() }, style),
  team: shape({ team_id: string() }, style),
  broadcast: shape({ range: oneOf('here', 'channel', 'everyone') }, style),
  emoji: shape({ name: string() }, { ...style, unicode: string(), url: string() }),
  color: shape({ value: string() }, style),
  date: shape({ timestamp: integer(), format: string() }, { ...style, url: string(), fallback: string() }),
});

const section = shape({ elements: list(inline, { min: 0 }) });

const part: Rule = byType({
  rich_text_section: section,
  rich_text_list: shape(
    { elements: list(byType({ rich_text_section: section })), style: oneOf('bullet', 'ordered') },
    { ...border, indent: integer({ max: 8 }), offset: integer() },
  ),
  rich_text_quote: shape({ elements: list(inline) }, border),
  rich_text_preformatted: shape({ elements: list(inline) }, { ...border, language: anything }),
});

/** The parts of a rich_text block. */
export const richTextElements: Rule = list(part);

export const richText: Rule = shape({ elements: richTextElements }, { block_id: string() });
