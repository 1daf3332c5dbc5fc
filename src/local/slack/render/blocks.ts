import type { StateValues } from '../block-kit/state.ts';
import { isObject, type JsonObject, objectOf, objectsOf, stringOf, textOf } from '../json.ts';
import { controlText, inputLines } from './fields.ts';
import { cellText, type Names, richTextLines, shownText } from './text.ts';

/** What has been entered and what is wrong, for drawing fields. */
export interface Entered {
  readonly values?: StateValues;
  readonly errors?: Readonly<Record<string, string>>;
}

type Draw = (block: JsonObject, names: Names, entered: Entered) => string[];

function enteredIn(block: JsonObject, element: JsonObject, entered: Entered): JsonObject | undefined {
  return entered.values?.[stringOf(block.block_id) ?? '']?.[stringOf(element.action_id) ?? ''];
}

function section(block: JsonObject, names: Names, entered: Entered): string[] {
  const text = block.text === undefined ? [] : shownText(block.text, names).split('\n');
  const fields = objectsOf(block.fields).map(
    (field) => `  ${shownText(field, names).split('\n').join(' | ')}`,
  );
  const lines = [...text, ...fields];
  if (!isObject(block.accessory)) return lines;
  const control = controlText(block.accessory, enteredIn(block, block.accessory, entered), names);
  const [first = '', ...rest] = lines;
  return [`${first}  ${control}`.trim(), ...rest];
}

function rows(block: JsonObject, names: Names): string[] {
  const table = Array.isArray(block.rows) ? block.rows : [];
  return table.map((row) =>
    objectsOf(row)
      .map((cell) => cellText(cell, names))
      .join(' | '),
  );
}

function card(block: JsonObject, names: Names): string[] {
  const texts = [block.title, block.subtitle, block.body, block.subtext].filter(isObject);
  const buttons = objectsOf(block.actions).map((element) => controlText(element, undefined, names));
  return [...texts.map((text) => shownText(text, names)), ...(buttons.length > 0 ? [buttons.join(' ')] : [])];
}

const DRAW: Readonly<Record<string, Draw>> = {
  header: (block) => [`# ${textOf(block.text)}`],
  section,
  divider: () => ['---'],
  context: (block, names) => [
    objectsOf(block.elements)
      .map((element) =>
        element.type === 'image' ? controlText(element, undefined, names) : shownText(element, names),
      )
      .join(' '),
  ],
  actions: (block, names, entered) => [
    objectsOf(block.elements)
      .map((element) => controlText(element, enteredIn(block, element, entered), names))
      .join(' '),
  ],
  input: (block, names, entered) =>
    inputLines(
      block,
      enteredIn(block, objectOf(block.element), entered),
      entered.errors?.[stringOf(block.block_id) ?? ''],
      names,
    ),
  alert: (block, names) => [`!${stringOf(block.level) ?? 'default'} ${shownText(block.text, names)}`],
  rich_text: richTextLines,
  table: rows,
  data_table: (block, names) => [`${stringOf(block.caption) ?? ''}:`, ...rows(block, names)],
  markdown: (block) => (stringOf(block.text) ?? '').split('\n'),
  image: (block, names) => [controlText(block, undefined, names)],
  card,
  carousel: (block, names) => objectsOf(block.elements).flatMap((each) => card(each, names)),
  container: (block, names, entered) => [
    ...(block.title === undefined ? [] : [`# ${textOf(block.title)}`]),
    ...renderBlocks(objectsOf(block.child_blocks), names, entered),
  ],
};

/** Blocks as readable lines. A block that is not known is named in parentheses. */
export function renderBlocks(blocks: readonly JsonObject[], names: Names, entered: Entered = {}): string[] {
  return blocks.flatMap((block) => {
    const type = stringOf(block.type) ?? '';
    const draw = Object.hasOwn(DRAW, type) ? DRAW[type] : undefined;
    return draw === undefined ? [`(${type})`] : draw(block, names, entered);
  });
}

/** A view: its title, its blocks and its buttons. */
export function renderView(
  view: JsonObject,
  blocks: readonly JsonObject[],
  names: Names,
  entered: Entered = {},
): string[] {
  if (view.type === 'home') return renderBlocks(blocks, names, entered);
  const foot = [view.close, view.submit].filter(isObject).map((button) => `[${textOf(button)}]`);
  return [
    `== ${textOf(view.title)} ==`,
    ...renderBlocks(blocks, names, entered),
    ...(foot.length > 0 ? [foot.join(' ')] : []),
  ];
}
