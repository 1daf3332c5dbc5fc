import { optionValue, type Placed, staticOptions } from '../block-kit/walk.ts';
import type { Ack } from '../driver.ts';
import { act } from '../interactions/block-action.ts';
import { putValue } from '../interactions/put-value.ts';
import type { Stage } from '../interactions/stage.ts';
import { suggest } from '../interactions/suggestion.ts';
import { blocksOf, type Target, valuesOf } from '../interactions/target.ts';
import { isObject, type JsonObject, objectsOf } from '../json.ts';
import { shownValue } from '../render/fields.ts';
import { shownText } from '../render/text.ts';
import type { SlackUser } from '../workspace/people.ts';
import { type Choosable, chosenValue, offeredLabels, optionLabels } from './field-value.ts';
import { boxes, type Clickable, clickables, type Field, fields, labelled } from './find.ts';
import type { At, CheckOptions, ClickOptions, Controls, FillOptions } from './on-screen.ts';
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
    return shownValue(this.#held(placed), this.#stage.names);
  }

  options(label: string, at: At = {}): string[] {
    return offeredLabels(this.#field(label, at).placed.element, this.#choosable());
  }

  dialog(label: string, at: At = {}): string[] {
    const found = labelled<Clickable | Field>(this.#clickables(), label, at.nth) ?? this.#field(label, at);
    const { confirm } = found.placed.element;
    if (!isObject(confirm)) return [];
    const parts = [confirm.title, confirm.text, confirm.confirm, confirm.deny];
    return parts.filter(isObject).map((part) => shownText(part, this.#stage.names));
  }

  async click(label: string, options: ClickOptions = {}): Promise<Ack> {
    const { placed, option } = this.#clickable(label, options);
    if (options.confirm === true) mustAsk(label, placed);
    const value = option === undefined ? {} : { selected_option: option };
    return act(this.#stage, this.#user, this.#aim(), placed, value);
  }

  async decline(label: string, at: At = {}): Promise<void> {
    mustAsk(label, this.#clickable(label, at).placed);
  }

  async choose(label: string, option: string | readonly string[], at: At = {}): Promise<Ack | undefined> {
    const field = this.#field(label, at);
    return this.#put(field, chosenValue(field.placed.element, option, this.#choosable()));
  }

  async check(option: string, options: CheckOptions = {}): Promise<Ack | undefined> {
    const all = boxes(blocksOf(this.#aim()), this.#stage.names);
    const box = labelled(all, option, options.nth) ?? missing('checkbox', option, options.nth ?? 0, all);
    const { element } = box.placed;
    const ticked = objectsOf(this.#held(box.placed)?.selected_options).map(optionValue);
    const wanted = box.group.filter((each) =>
      each === box.option ? (options.on ?? true) : ticked.includes(optionValue(each)),
    );
    return this.#put(box, { type: element.type, selected_options: wanted });
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
    return this.#put(field, value, options.enter === true);
  }

  typeRaw(label: string, text: string, options: FillOptions = {}): Promise<Ack | undefined> {
    return this.fill(label, text, { ...options, force: true });
  }

  #held(placed: Placed): JsonObject | undefined {
    return valuesOf(this.#stage, this.#user, this.#aim())[placed.blockId]?.[placed.actionId];
  }

  async #suggest(field: Field, query: string): Promise<JsonObject[]> {
    const { element } = field.placed;
    if (!String(element.type).endsWith('external_select')) {
      throw new Error(`one cannot search in a ${String(element.type)}`);
    }
    return staticOptions(await suggest(this.#stage, this.#user, this.#aim(), field.placed, query));
  }

  #put({ placed }: { placed: Placed }, value: JsonObject, enterPressed = false): Promise<Ack | undefined> {
    return putValue(this.#stage, this.#user, this.#aim(), placed, { value, enterPressed });
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

  #clickables(): Clickable[] {
    return clickables(blocksOf(this.#aim()));
  }

  #clickable(label: string, { nth = 0 }: At): Clickable {
    const all = this.#clickables();
    return labelled(all, label, nth) ?? missing('button', label, nth, all);
  }
}

function mustAsk(label: string, { element }: Placed): void {
  if (!isObject(element.confirm)) throw new Error(`"${label}" asks nothing before it acts`);
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
