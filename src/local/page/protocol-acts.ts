// What people do on the page, and the server's answers.
import type { JsonObject } from '../slack/json.ts';

/** Where an element stands; a message with the `redraws` that the person saw. */
export type Place =
  | { readonly view: string }
  | { readonly channel: string; readonly ts: string; readonly redraws: number };

export type Input =
  | { readonly kind: 'click' }
  /** Values of options (selects, radio buttons, checkboxes, overflow menus) or ids of people and channels. */
  | { readonly kind: 'chosen'; readonly values: readonly string[] }
  /** Text, number, date (`2026-11-28`), time (`14:05`), or a datetimepicker's epoch seconds. */
  | { readonly kind: 'typed'; readonly text: string; readonly enter: boolean };

/** Text fields as they stand in the browser, by block_id and action_id: they go along with whatever is done in a view. */
export type Typed = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type Act =
  | { readonly kind: 'command'; readonly channel: string; readonly command: string; readonly text: string }
  | { readonly kind: 'say'; readonly channel: string; readonly text: string; readonly threadTs?: string }
  | { readonly kind: 'shortcut'; readonly callbackId: string }
  | {
      readonly kind: 'element';
      readonly place: Place;
      readonly blockId: string;
      readonly actionId: string;
      readonly input: Input;
      readonly typed: Typed;
    }
  | {
      readonly kind: 'suggest';
      readonly place: Place;
      readonly blockId: string;
      readonly actionId: string;
      readonly query: string;
    }
  | { readonly kind: 'submit'; readonly viewId: string; readonly typed: Typed }
  | { readonly kind: 'close'; readonly viewId: string; readonly all: boolean; readonly typed: Typed }
  | { readonly kind: 'open_home'; readonly tab: 'home' | 'messages' }
  | { readonly kind: 'read'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'dismiss'; readonly key: string };

/** Body of POST `/page/act`. */
export interface ActRequest {
  /** The person. */
  readonly as: string;
  /** Which window; the same after a reload. */
  readonly window: string;
  readonly act: Act;
}

/** An option of an external select, under its group's label where there are groups. */
export interface SuggestedOption {
  readonly group?: string;
  readonly option: JsonObject;
}

/** Answer of POST `/page/act`: 200 when it was done, 4xx with `problem` when it could not be. */
export interface ActAnswer {
  /** What kept it from being done, for the person to read. */
  readonly problem?: string;
  /** How long the app took to acknowledge. */
  readonly ackMs?: number;
  /** Only of `suggest`. */
  readonly options?: readonly SuggestedOption[];
}
