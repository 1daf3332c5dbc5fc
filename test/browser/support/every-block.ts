import {
  BLOCK_SURFACES,
  ELEMENT_SURFACES,
  ELEMENTS_IN,
  type Surface,
} from '#src/local/slack/block-kit/surfaces.ts';
import type { JsonObject } from '#src/local/slack/json.ts';
import { option, plain } from '../../local/slack/support/blocks.ts';

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const richText = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const card = { type: 'card', title: mrkdwn('Card'), body: mrkdwn('What it is about') };
const task = {
  type: 'task_card',
  task_id: 't',
  title: 'A task',
  status: 'in_progress',
  details: richText('So far'),
};
const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A picture' };
const words = (text: string) => ({ type: 'raw_text', text });
const rows = [
  [words('Country'), words('Numbers')],
  [words('Canada'), words('2')],
];
const options = [option('One'), option('Two')];

/** The least of each block that Slack takes. */
const BLOCKS: Readonly<Record<string, JsonObject>> = {
  section: { text: mrkdwn('A *section*') },
  divider: {},
  header: { text: plain('A header') },
  context: { elements: [mrkdwn('Some context'), image] },
  image,
  actions: { elements: [{ type: 'button', text: plain('Press') }] },
  input: { label: plain('A field'), element: { type: 'plain_text_input' } },
  rich_text: richText('Rich text'),
  video: {
    title: plain('A video'),
    video_url: 'https://example.com/v',
    thumbnail_url: 'https://example.com/t.png',
    alt_text: 'A video',
  },
  card,
  table: { rows },
  data_table: { caption: 'Numbers', rows },
  data_visualization: {
    title: 'Calls',
    chart: { type: 'pie', segments: [{ label: 'Canada', value: 2 }] },
  },
  carousel: { elements: [card] },
  container: { title: plain('A container'), child_blocks: [{ type: 'section', text: mrkdwn('Inside') }] },
  alert: { text: mrkdwn('Take care'), level: 'warning' },
  markdown: { text: '# Markdown' },
  context_actions: { elements: [{ type: 'icon_button', icon: 'trash', text: plain('Remove') }] },
  task_card: task,
  plan: { title: 'A plan', tasks: [task] },
  file: { source: 'remote', external_id: 'a-file' },
};

/** What an element needs beside its type. */
const ELEMENTS: Readonly<Record<string, JsonObject>> = {
  button: { text: plain('Press') },
  image,
  overflow: { options },
  workflow_button: { text: plain('Run'), workflow: { trigger: { url: 'https://example.com/w' } } },
  checkboxes: { options },
  radio_buttons: { options },
  static_select: { options },
  multi_static_select: { options },
  number_input: { is_decimal_allowed: false },
  feedback_buttons: {
    positive_button: { text: plain('Good'), value: 'good' },
    negative_button: { text: plain('Bad'), value: 'bad' },
  },
  icon_button: { icon: 'trash', text: plain('Remove') },
};

/** Blocks for one surface. Each block's id is the batch's name and the type of the block or element that it shows. */
export interface Batch {
  readonly name: string;
  readonly surface: Surface;
  readonly blocks: readonly JsonObject[];
}

type Where = keyof typeof ELEMENTS_IN;

function around(where: Where, type: string): JsonObject {
  const element = { type, ...ELEMENTS[type] };
  if (where === 'accessory') return { type: 'section', text: mrkdwn(type), accessory: element };
  if (where === 'input') return { type: 'input', label: plain(type), element };
  return { type: where, elements: [element] };
}

function elementsOn(surface: Surface, where: Where, types: readonly string[]): Batch {
  const name = `${where} in a ${surface}`;
  return {
    name,
    surface,
    blocks: types.map((type) => ({ block_id: `${name}: ${type}`, ...around(where, type) })),
  };
}

/** Every block on every surface where it may stand, and every element in every block where it may stand. */
export function everyBlock(): Batch[] {
  const blocks = (['message', 'modal', 'home'] as const).map((surface) => {
    const types = Object.keys(BLOCK_SURFACES).filter((type) => BLOCK_SURFACES[type]?.includes(surface));
    const name = `blocks in a ${surface}`;
    const drawn = types.map((type) => ({ block_id: `${name}: ${type}`, type, ...BLOCKS[type] }));
    return { name, surface, blocks: drawn };
  });
  const elements = (Object.keys(ELEMENTS_IN) as Where[]).flatMap((where) => {
    const types = ELEMENTS_IN[where];
    const inMessages = types.filter((type) => ELEMENT_SURFACES[type]?.includes('message') !== false);
    const inModals = types.filter((type) => !inMessages.includes(type));
    return [elementsOn('message', where, inMessages), elementsOn('modal', where, inModals)];
  });
  return [...blocks, ...elements].filter((batch) => batch.blocks.length > 0);
}
