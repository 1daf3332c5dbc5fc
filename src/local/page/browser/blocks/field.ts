import type { JsonObject } from '../json.ts';

/** How an element stands in its block. */
export interface Field {
  readonly blockId: string;
  /** For the control itself, so that a label can name it. */
  readonly id: string;
  /** Of what names it on the screen; undefined where only `name` does. */
  readonly labelId?: string;
  /** Names it where nothing on the screen does. */
  readonly name: string;
  /** Ids of the hint and the error. */
  readonly describedBy?: string;
  readonly isInvalid: boolean;
  /** In an input block: it takes the whole width. */
  readonly isInput: boolean;
  readonly isOptional: boolean;
  /** Whether text that is entered is told to the app at once. */
  readonly dispatches: boolean;
}

export interface ElementProps {
  readonly element: JsonObject;
  readonly field: Field;
}

/** The attributes that name and describe a control, wherever it stands. */
export function namedBy({ labelId, name, describedBy }: Field) {
  return {
    'aria-labelledby': labelId,
    'aria-label': labelId === undefined ? name : undefined,
    'aria-describedby': describedBy,
  };
}
