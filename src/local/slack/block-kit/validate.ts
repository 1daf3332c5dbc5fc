import { isObject, type JsonObject, objectsOf, stringOf } from '../json.ts';
import { BLOCKS } from './blocks.ts';
import limits from './limits.json' with { type: 'json' };
import { Place, type Problem, type Rule } from './place.ts';
import {
  all,
  anything,
  boolean,
  byType,
  codePoints,
  list,
  oneOf,
  plainText,
  shape,
  string,
} from './rules.ts';
import { BLOCK_SURFACES, ELEMENT_SURFACES, type Surface } from './surfaces.ts';
import { cellCharacters } from './tables.ts';
import { placedElements } from './walk.ts';

export type { Problem } from './place.ts';

function onSurface(surface: Surface): Rule {
  return (place) => {
    const type = isObject(place.value) ? stringOf(place.value.type) : undefined;
    const surfaces = type === undefined ? undefined : BLOCK_SURFACES[type];
    if (surfaces !== undefined && !surfaces.includes(surface)) {
      place.member('type').fail(`${type} is not allowed in a ${surface}`);
    }
    if (!isObject(place.value)) return;
    for (const { element } of placedElements([place.value])) {
      const elementType = stringOf(element.type) ?? '';
      if (ELEMENT_SURFACES[elementType]?.includes(surface) === false) {
        place.fail(`${elementType} is not allowed in a ${surface}`);
      }
    }
  };
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => value !== '' && values.indexOf(value) !== index);
}

const idsAreUnique: Rule = (place) => {
  const blocks = objectsOf(place.value);
  for (const id of repeated(blocks.map((block) => stringOf(block.block_id) ?? ''))) {
    place.fail(`block_id "${id}" is already in use`);
  }
  for (const [index, block] of blocks.entries()) {
    for (const id of repeated(placedElements([block]).map((placed) => placed.actionId))) {
      new Place(block, `${place.pointer}/${index}`, place.problems).fail(`action_id "${id}" already exists`);
    }
  }
};

const oneFocus: Rule = (place) => {
  const focused = placedElements(objectsOf(place.value)).filter(
    ({ element }) => element.focus_on_load === true,
  );
  if (focused.length > 1) place.fail('only one element may have focus_on_load');
};

function blockList(surface: Surface, min: number, max: number): Rule {
  return all(list(all(byType(BLOCKS), onSurface(surface)), { min, max }), idsAreUnique, oneFocus);
}

const MESSAGE_BLOCKS = blockList('message', 0, limits.message.blocks.max_items);

const messageTotals: Rule = (place) => {
  const blocks = objectsOf(place.value);
  if (blocks.filter((block) => block.type === 'table').length > limits.table.max_per_message) {
    place.fail('only_one_table_allowed');
  }
  const tables = blocks.filter((block) => block.type === 'data_table');
  const cells = tables.map((block) => cellCharacters(new Place(block.rows, '', [])));
  const { max_length: most } = limits.data_table.content;
  if (tables.length > 1 && cells.reduce((sum, each) => sum + each, 0) > most) {
    place.fail(`the cells of all tables must be less than ${most + 1} characters`);
  }
  const markdown = blocks
    .filter((block) => block.type === 'markdown')
    .map((block) => stringOf(block.text) ?? '');
  if (markdown.reduce((sum, text) => sum + codePoints(text), 0) > limits.markdown.text.max_length) {
    place.fail(`markdown must be less than ${limits.markdown.text.max_length + 1} characters in all`);
  }
};

const { view } = limits;

const common = {
  private_metadata: string({ min: 0, max: view.private_metadata.max_length }),
  callback_id: string({ min: 0, max: view.callback_id.max_length }),
  external_id: string({ min: 0, max: view.external_id.max_length }),
};

const inputsNeedSubmit: Rule = (place) => {
  const inputs = objectsOf(place.member('blocks').value).some((block) => block.type === 'input');
  if (inputs && !place.has('submit'))
    place.fail('missing required field: submit (the view has input blocks)');
};

const modal: Rule = all(
  shape(
    {
      title: plainText(view.title.max_length),
      blocks: blockList('modal', view.blocks.min_items, view.blocks.max_items),
    },
    {
      ...common,
      submit: plainText(view.submit.max_length),
      close: plainText(view.close.max_length),
      clear_on_close: boolean,
      notify_on_close: boolean,
    },
  ),
  inputsNeedSubmit,
);

const home: Rule = shape(
  { blocks: blockList('home', view.blocks.min_items, view.blocks.max_items) },
  {
    ...common,
    title: anything,
    submit: anything,
    close: anything,
    clear_on_close: boolean,
    notify_on_close: boolean,
  },
);

/** What Slack would refuse about the blocks of a message; pointers start at `/blocks`. */
export function validateMessage(blocks: unknown): Problem[] {
  const place = new Place(blocks, '/blocks', []);
  all(MESSAGE_BLOCKS, messageTotals)(place);
  return place.problems;
}

/** What Slack would refuse about a modal or an App Home; pointers start at `/view`. */
export function validateView(candidate: unknown, expected?: 'modal' | 'home'): Problem[] {
  const place = new Place(candidate, '/view', []);
  byType({ modal, home })(place);
  if (expected !== undefined && isObject(candidate) && candidate.type !== expected) {
    oneOf(expected)(place.member('type'));
  }
  return place.problems;
}

/** Whether a view is larger than Slack takes (250 KB of JSON). */
export function isTooLarge(candidate: JsonObject): boolean {
  return Buffer.byteLength(JSON.stringify(candidate)) > view.max_bytes;
}

/** Problems as they stand in `response_metadata.messages`. */
export function asMessages(problems: readonly Problem[]): string[] {
  return problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
}
