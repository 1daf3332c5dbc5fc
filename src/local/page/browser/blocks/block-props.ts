import type { JsonObject } from '../json.ts';

export interface BlockProps {
  readonly block: JsonObject;
  readonly blockId: string;
}
