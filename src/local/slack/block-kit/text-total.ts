import { isObject, type JsonObject } from '../json.ts';
import { codePoints } from './rules.ts';

const TABLES = ['table', 'data_table'];

function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + textIn(each), 0);
  if (!isObject(value)) return 0;
  const own = typeof value.text === 'string' ? codePoints(value.text) : 0;
  return Object.values(value).reduce((sum: number, each) => sum + textIn(each), own);
}

/** The characters in all texts of the blocks, tables left out: what one message may hold of them is limited. */
export function blockText(blocks: readonly JsonObject[]): number {
  return textIn(blocks.filter((block) => !TABLES.includes(String(block.type))));
}
