import type { Ack, At, ClickOptions, Controls, FillOptions } from '../driver.ts';
import { act, enter } from '../interactions/block-action.ts';
import type { Stage } from '../interactions/stage.ts';
import { suggest } from '../interactions/suggestion.ts';
import { blocksOf, type Target, valuesOf } from '../interactions/target.ts';
import { isObject, type JsonObject, objectOf, stringsOf } from '../json.ts';
import { shownValue } from '../render/fields.ts';
import { shownText } from '../render/text.ts';
import type { SlackUser } from '../workspace/people.ts';
import { type Choosable, chosenValue, offeredLabels, optionLabels } from './field-value.ts';
import { type Clickable, clickables, type Field, fields, labelled } from './find.ts';
import { typedValue } from './typed-value.ts';

/** The controls of a view or a message, as one person uses them. `aim` gives what is there right now. */
export class BlockControls implements Controls {
  readonly #stage: Stage;
  readonly #user: SlackUser;
  readonly #aim: () => Target;

  constructor(stage: Stage, user: SlackUser, aim: () => Target) {
    this.#stage = stage;
    this.#user = user;
    this.#aim = aim;
  }

  labels(): string[] {
    return this.#fields().map(({ labels }) => labels[0] ?? '');
  }

  value(label: string, at: At = {}): string {
    const { placed } = this.#field(label, at);
    const value = valuesOf(this.#aim())[placed.blockId]?.[placed.actionId];
    return shownValue(value, this.#stage.names);
  }

  options(label: string, at: At = {}): string[] {
    return offeredLabels(this.#field(label, at).placed.element, this.#choosable());
  }

  dialog(label: string, at: At = {}): string[] {
    const { confirm } = this.#clickable(label, at).placed.element;
    if (!isObject(confirm)) return [];
    const parts = [confirm.title, confirm.text, confirm.confirm, confirm.deny];
    return parts.filter(isObject).map((part) => shownText(part, this.#stage.names));
  }

  async click(label: string, options: ClickOptions = {}): Promise<Ack> {
    const { placed, option } = this.#clickable(label, options);
    const asks = isObject(placed.element.confirm);
    if (asks !== (options.confirm !== undefined)) {
      const dialog = this.dialog(label, options).join(' | ');
      throw new Error(
        asks
          ? `"${label}" asks first: ${dialog}. Answer with { confirm: true }`
          : `"${label}" asks nothing before it acts`,
      );
    }
    const value = option === undefined ? {} : { selected_option: option };
    return act(this.#stage, this.#user, this.#aim(), placed, value);
  }

  async choose(label: string, option: string | readonly string[], at: At = {}): Promise<Ack | undefined> {
    const field = this.#field(label, at);
    return this.#put(field, chosenValue(field.placed.element, option, this.#choosable()));
  }

  async search(label: string, query: string, at: At = {}): Promise<string[]> {
    return optionLabels(await this.#suggest(this.#field(label, at), query), this.#stage.names);
  }

  async pick(label: string, option: string, options: At & { query?: string } = {}): Promise<Ack | undefined> {
    const field = this.#field(label, options);
    const offered = await this.#suggest(field, options.query ?? option);
    return this.#put(field, chosenValue(field.placed.element, option, this.#choosable(), offered));
  }

  async fill(label: string, text: string, options: FillOptions = {}): Promise<Ack | undefined> {
    const field = this.#field(label, options);
    const value = typedValue(field.placed.element, text, options.force === true);
    const { trigger_actions_on: given } = objectOf(field.placed.element.dispatch_action_config);
    const triggers = given === undefined ? ['on_enter_pressed'] : stringsOf(given);
    const pressed = options.enter === true && triggers.includes('on_enter_pressed');
    return this.#put(field, value, pressed || triggers.includes('on_character_entered'));
  }

  #suggest(field: Field, query: string): Promise<JsonObject[]> {
    const { element } = field.placed;
    if (!String(element.type).endsWith('external_select')) {
      throw new Error(`one cannot search in a ${String(element.type)}`);
    }
    return suggest(this.#stage, this.#user, this.#aim(), field.placed, query);
  }

  async #put({ placed }: Field, value: JsonObject, triggered = true): Promise<Ack | undefined> {
    const { block, element } = placed;
    const typed = String(element.type).endsWith('_input');
    const dispatches = block.type !== 'input' || block.dispatch_action === true;
    if (dispatches && (triggered || !typed)) {
      return act(this.#stage, this.#user, this.#aim(), placed, value);
    }
    enter(this.#aim(), placed, value);
    this.#stage.workspace.changes.notify();
    return undefined;
  }

  #choosable(): Choosable {
    const { people, channels } = this.#stage.workspace;
    return { people, channels, names: this.#stage.names };
  }

  #fields(): Field[] {
    return fields(blocksOf(this.#aim()), this.#stage.names);
  }

  #field(label: string, { nth = 0 }: At): Field {
    const all = this.#fields();
    return labelled(all, label, nth) ?? missing('field', label, nth, all);
  }

  #clickable(label: string, { nth = 0 }: At): Clickable {
    const all = clickables(blocksOf(this.#aim()));
    return labelled(all, label, nth) ?? missing('button', label, nth, all);
  }
}

function missing(
  what: string,
  label: string,
  nth: number,
  all: readonly { labels: readonly string[] }[],
): never {
  const there = all.map(({ labels }) => labels[0]).join(', ');
  const which = nth === 0 ? '' : ` number ${nth}`;
  throw new Error(`there is no ${what}${which} "${label}"; there are: ${there === '' ? 'none' : there}`);
}
