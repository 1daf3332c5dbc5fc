import { drawnValues, type StateValues } from '../block-kit/state.ts';
import { normalised } from '../block-kit/walk.ts';
import { type JsonObject, objectsOf, stringOf } from '../json.ts';
import type { Ids } from './ids.ts';
import { APP, LOCAL_TEAM } from './people.ts';

const MAX_STACK = 3;

export interface ViewRecord {
  readonly id: string;
  readonly userId: string;
  readonly type: 'modal' | 'home';
  view: JsonObject;
  blocks: JsonObject[];
  hash: string;
  values: StateValues;
  readonly rootId: string;
  readonly previousId: string | undefined;
  readonly channel: string | undefined;
  /** How often it has been drawn, from 1. */
  revision: number;
  /** The revision that the person saw when they last did something in it; 0 when they have not. */
  actedAt: number;
  /** Errors under the fields, by block_id. */
  errors: Record<string, string>;
}

/** The open modals (a stack of at most three per person) and the published App Homes. */
export class ViewBook {
  readonly #ids: Ids;
  readonly #open = new Map<string, ViewRecord>();
  readonly #stacks = new Map<string, string[]>();
  readonly #homes = new Map<string, ViewRecord>();

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  stack(userId: string): ViewRecord[] {
    return (this.#stacks.get(userId) ?? []).flatMap((id) => this.#open.get(id) ?? []);
  }

  top(userId: string): ViewRecord | undefined {
    return this.stack(userId).at(-1);
  }

  find(id: string): ViewRecord | undefined {
    return this.#open.get(id) ?? [...this.#homes.values()].find((home) => home.id === id);
  }

  findByExternalId(externalId: string): ViewRecord | undefined {
    const all = [...this.#open.values(), ...this.#homes.values()];
    return all.find((record) => stringOf(record.view.external_id) === externalId);
  }

  /** Opens a first view; a modal that is already open gives way to it. */
  open(userId: string, view: JsonObject, channel: string | undefined): ViewRecord {
    this.clear(userId);
    return this.#add(userId, view, channel);
  }

  /** Puts a view on top; undefined when the stack already holds three. */
  push(userId: string, view: JsonObject): ViewRecord | undefined {
    const stack = this.stack(userId);
    if (stack.length >= MAX_STACK) return undefined;
    return this.#add(userId, view, stack[0]?.channel, stack.at(-1));
  }

  #add(userId: string, view: JsonObject, channel: string | undefined, below?: ViewRecord): ViewRecord {
    const id = this.#ids.id('V');
    const record = this.#record(id, userId, 'modal', view, channel, below);
    this.#open.set(id, record);
    this.#stacks.set(userId, [...(this.#stacks.get(userId) ?? []), id]);
    return record;
  }

  #record(
    id: string,
    userId: string,
    type: ViewRecord['type'],
    view: JsonObject,
    channel?: string,
    below?: ViewRecord,
  ): ViewRecord {
    const blocks = normalised(objectsOf(view.blocks));
    const values = drawnValues(blocks, {}, channel);
    const common = { id, userId, type, view, blocks, values, channel };
    const place = { rootId: below?.rootId ?? id, previousId: below?.id };
    return { ...common, ...place, hash: this.#ids.hash(), revision: 1, actedAt: 0, errors: {} };
  }

  /** Draws a view anew: new hash, errors gone, values kept where the field is the same. */
  redraw(record: ViewRecord, view: JsonObject): void {
    record.view = view;
    record.blocks = normalised(objectsOf(view.blocks));
    record.values = drawnValues(record.blocks, record.values, record.channel);
    record.hash = this.#ids.hash();
    record.revision += 1;
    record.errors = {};
  }

  /** Closes the top view; the view below comes back as it was. */
  pop(userId: string): ViewRecord | undefined {
    const stack = [...(this.#stacks.get(userId) ?? [])];
    const id = stack.pop();
    this.#stacks.set(userId, stack);
    const record = id === undefined ? undefined : this.#open.get(id);
    if (id !== undefined) this.#open.delete(id);
    return record;
  }

  /** Closes every view of a person; those that were open, from the top. */
  clear(userId: string): ViewRecord[] {
    const closed = this.stack(userId).reverse();
    for (const record of closed) this.#open.delete(record.id);
    this.#stacks.delete(userId);
    return closed;
  }

  home(userId: string): ViewRecord | undefined {
    return this.#homes.get(userId);
  }

  homes(): ViewRecord[] {
    return [...this.#homes.values()];
  }

  publish(userId: string, view: JsonObject): ViewRecord {
    const known = this.#homes.get(userId);
    if (known !== undefined) {
      this.redraw(known, view);
      return known;
    }
    const record = this.#record(this.#ids.id('V'), userId, 'home', view);
    this.#homes.set(userId, record);
    return record;
  }
}

/** A view as Slack writes it in answers and payloads. */
export function viewOnTheWire(record: ViewRecord): JsonObject {
  const { view } = record;
  return structuredClone({
    id: record.id,
    team_id: LOCAL_TEAM.id,
    type: record.type,
    blocks: record.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values: record.values },
    hash: record.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: record.previousId ?? null,
    root_view_id: record.rootId,
    app_id: APP.id,
    external_id: view.external_id ?? '',
    app_installed_team_id: LOCAL_TEAM.id,
    bot_id: APP.botId,
  });
}
