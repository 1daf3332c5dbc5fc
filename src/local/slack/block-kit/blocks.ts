import { button } from './buttons.ts';
import { ELEMENTS, image } from './elements.ts';
import limits from './limits.json' with { type: 'json' };
import type { Rule } from './place.ts';
import { richTextElements } from './rich-text.ts';
import {
  all,
  anyText,
  anything,
  boolean,
  byType,
  list,
  mrkdwn,
  oneOf,
  plainText,
  shape,
  string,
} from './rules.ts';
import { ELEMENTS_IN } from './surfaces.ts';
import { dataTable, table } from './tables.ts';

const blockId = { block_id: string({ max: limits.block_id.max_length }) };

function elementIn(where: keyof typeof ELEMENTS_IN): Rule {
  const allowed = ELEMENTS_IN[where];
  return byType(Object.fromEntries(Object.entries(ELEMENTS).filter(([type]) => allowed.includes(type))));
}

const textOrFields: Rule = (place) => {
  if (!place.has('text') && !place.has('fields')) place.fail('missing required field: text');
};

const contextElement: Rule = byType({
  image,
  plain_text: anyText(limits.text.max_length),
  mrkdwn: anyText(limits.text.max_length),
});

const card: Rule = all(
  shape(
    {},
    {
      ...blockId,
      hero_image: image,
      icon: image,
      title: mrkdwn(limits.card.title.max_length),
      subtitle: mrkdwn(limits.card.subtitle.max_length),
      body: mrkdwn(limits.card.body.max_length),
      subtext: mrkdwn(limits.card.subtext.max_length),
      actions: list(byType({ button }), { max: limits.card.actions.max_items }),
    },
  ),
  (place) => {
    if (!['hero_image', 'title', 'body', 'actions'].some((name) => place.has(name))) {
      place.fail('missing required field: title');
    }
  },
);

const IN_CONTAINERS = [
  'actions',
  'context',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
];

const container: Rule = (place) =>
  shape(
    {
      child_blocks: list(
        byType(Object.fromEntries(IN_CONTAINERS.map((type) => [type, BLOCKS[type] ?? anything]))),
        {
          max: limits.container.child_blocks.max_items,
        },
      ),
    },
    {
      ...blockId,
      title: plainText(limits.container.title.max_length),
      rich_text_title: anything,
      subtitle: anyText(limits.container.subtitle.max_length),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: image,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  )(place);

/** The rule of every block, by type. */
export const BLOCKS: Readonly<Record<string, Rule>> = {
  divider: shape({}, blockId),
  header: shape({ text: plainText(limits.header.text.max_length) }, blockId),
  section: all(
    shape(
      {},
      {
        ...blockId,
        text: anyText(limits.section.text.max_length),
        fields: list(anyText(limits.section.fields.item_max_length), {
          max: limits.section.fields.max_items,
        }),
        accessory: elementIn('accessory'),
        expand: boolean,
      },
    ),
    textOrFields,
  ),
  context: shape({ elements: list(contextElement, { max: limits.context.elements.max_items }) }, blockId),
  actions: shape(
    { elements: list(elementIn('actions'), { max: limits.actions.elements.max_items }) },
    blockId,
  ),
  input: shape(
    { label: plainText(limits.input.label.max_length), element: elementIn('input') },
    {
      ...blockId,
      hint: plainText(limits.input.hint.max_length),
      optional: boolean,
      dispatch_action: boolean,
    },
  ),
  image: all(
    shape(
      { alt_text: string({ max: limits.image.alt_text.max_length }) },
      {
        ...blockId,
        image_url: string({ max: limits.image.image_url.max_length }),
        slack_file: anything,
        title: plainText(2000),
      },
    ),
    (place) => {
      if (!place.has('image_url') && !place.has('slack_file'))
        place.fail('missing required field: image_url');
    },
  ),
  rich_text: shape({ elements: richTextElements }, blockId),
  table,
  data_table: dataTable,
  alert: shape(
    { text: anyText(limits.alert.text.max_length) },
    { ...blockId, level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
  markdown: shape(
    { text: string({ min: limits.markdown.text.min_length, max: limits.markdown.text.max_length }) },
    blockId,
  ),
  card,
  carousel: shape({ elements: list(byType({ card }), { max: limits.carousel.elements.max_items }) }, blockId),
  container,
  context_actions: shape(
    { elements: list(elementIn('context_actions'), { max: limits.context_actions.elements.max_items }) },
    blockId,
  ),
  file: shape({ source: oneOf('remote'), external_id: string() }, blockId),
  video: anything,
  data_visualization: anything,
  task_card: anything,
  plan: anything,
};
