import { placedElements } from '../block-kit/walk.ts';
import type { Form, Home, SubmitResult } from '../driver.ts';
import { missingFields } from '../interactions/field-problems.ts';
import type { Stage } from '../interactions/stage.ts';
import { closeViews, submitView } from '../interactions/submission.ts';
import { isObject, type JsonObject, stringOf, textOf } from '../json.ts';
import { renderView } from '../render/blocks.ts';
import type { SlackUser } from '../workspace/people.ts';
import type { ViewRecord } from '../workspace/views.ts';
import { BlockControls } from './controls.ts';
import { clickables } from './find.ts';
import { waitFor } from './wait.ts';

/** A view (modal or App Home) as one person uses it. Live: every member shows the view as it is now. */
export class ViewControls extends BlockControls implements Home {
  readonly record: ViewRecord;
  protected readonly stage: Stage;
  readonly #screen: () => string[];

  constructor(
    stage: Stage,
    user: SlackUser,
    record: ViewRecord,
    screen: () => string[],
    check: () => void = () => {},
  ) {
    super(stage, user, () => {
      check();
      return { kind: 'view', view: record };
    });
    this.stage = stage;
    this.record = record;
    this.#screen = screen;
  }

  get blocks(): readonly JsonObject[] {
    return this.record.blocks;
  }

  get hash(): string {
    return this.record.hash;
  }

  lines(): string[] {
    return renderView(this.record.view, this.record.blocks, this.stage.names, this.record);
  }

  has(fragment: string): boolean {
    return this.lines().join('\n').includes(fragment);
  }

  buttons(): string[] {
    return clickables(this.blocks).map(({ labels }) => labels[0] ?? '');
  }

  settled(where?: (home: Home) => boolean): Promise<Home> {
    const { record } = this;
    const republished = (): boolean => record.revision > record.actedAt;
    return this.becoming('the App Home', () => (where === undefined ? republished() : where(this)));
  }

  /** Waits until the view is as expected. */
  protected becoming(what: string, condition: () => boolean): Promise<this> {
    const look = (): this | undefined => (condition() ? this : undefined);
    return waitFor<this>(this.stage, look, `${what} to be redrawn as expected`, this.#screen);
  }
}

/** An open modal as one person uses it. Acting on it throws once it is closed or covered. */
export class ModalControls extends ViewControls implements Form {
  readonly #user: SlackUser;

  constructor(stage: Stage, user: SlackUser, record: ViewRecord, screen: () => string[]) {
    super(stage, user, record, screen, () => mustBeOnTop(stage, user, record));
    this.#user = user;
  }

  get viewId(): string {
    return this.record.id;
  }

  get title(): string {
    return textOf(this.record.view.title);
  }

  get submitLabel(): string | undefined {
    return isObject(this.record.view.submit) ? textOf(this.record.view.submit) : undefined;
  }

  get closeLabel(): string | undefined {
    return isObject(this.record.view.close) ? textOf(this.record.view.close) : undefined;
  }

  get callbackId(): string {
    return stringOf(this.record.view.callback_id) ?? '';
  }

  get open(): boolean {
    return this.stage.workspace.views.find(this.record.id) === this.record;
  }

  text(): string[] {
    return this.lines();
  }

  errors(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.record.errors).map(([blockId, error]) => {
        const block = this.record.blocks.find((each) => each.block_id === blockId);
        return [textOf(block?.label), error];
      }),
    );
  }

  override settled(where?: (form: Form) => boolean): Promise<Form> {
    return this.becoming(`"${this.title}"`, () => (where === undefined ? this.#isRedrawn() : where(this)));
  }

  #isRedrawn(): boolean {
    const { revision, actedAt, blocks } = this.record;
    if (actedAt > 0 || revision > 1) return revision > actedAt;
    return this.submitLabel !== undefined || placedElements(blocks).length > 0;
  }

  async submit(options: { force?: boolean } = {}): Promise<SubmitResult> {
    mustBeOnTop(this.stage, this.#user, this.record);
    if (this.submitLabel === undefined) throw new Error(`"${this.title}" has no submit button`);
    const missing = options.force === true ? {} : missingFields(this.blocks, this.record.values);
    if (Object.keys(missing).length === 0) return submitView(this.stage, this.#user, this.record);
    this.record.errors = missing;
    this.stage.workspace.changes.notify();
    return { kind: 'errors', by: 'slack', errors: this.errors() };
  }

  async previous(): Promise<void> {
    mustBeOnTop(this.stage, this.#user, this.record);
    if (this.record.previousId === undefined)
      throw new Error(`nothing is below "${this.title}"; use close()`);
    await closeViews(this.stage, this.#user, false);
  }

  async cancel(): Promise<void> {
    mustBeOnTop(this.stage, this.#user, this.record);
    await closeViews(this.stage, this.#user, false);
  }

  async close(): Promise<void> {
    mustBeOnTop(this.stage, this.#user, this.record);
    await closeViews(this.stage, this.#user, true);
  }
}

function mustBeOnTop({ workspace }: Stage, user: SlackUser, record: ViewRecord): void {
  if (workspace.views.top(user.id) === record) return;
  const open = workspace.views.find(record.id) === record;
  throw new Error(`"${textOf(record.view.title)}" is ${open ? 'covered by another view' : 'closed'}`);
}
