import type { Ack } from '../driver.ts';
import type { JsonObject } from '../json.ts';

export interface At {
  /** Which one when the label repeats, from 0 (default 0). */
  nth?: number;
}

export interface ClickOptions extends At {
  /** States that there is a confirmation dialog: the click is refused without one. Yes is said in any case. */
  confirm?: true;
}

export interface CheckOptions extends At {
  /** Whether the box is to be ticked (default) or not. */
  on?: boolean;
}

export interface FillOptions extends At {
  /** Ignores min_length, max_length and number ranges, as no Slack client does. */
  force?: boolean;
  /** Presses Enter afterwards (dispatches where `on_enter_pressed` applies). */
  enter?: boolean;
}

/** Anything drawn with blocks, as a person reads it. */
export interface Drawn {
  readonly blocks: readonly JsonObject[];
  /** Readable lines: mentions as @Lead and #general, dates from their fallback, buttons in [brackets]. */
  lines(): string[];
  /** Whether the fragment stands in a line (or in a message's text). */
  has(fragment: string): boolean;
  /** Labels of the buttons, in reading order. */
  buttons(): string[];
}

/** What a person can do on a modal, a message or an App Home. Labels are those that the person sees. */
export interface Controls {
  /** Labels of the fields (input labels; placeholders of selects without a label; else their first option). */
  labels(): string[];
  /** What stands in a field: text, option label, or labels joined with ", ". Empty string when empty. */
  value(label: string, at?: At): string;
  /** Labels of the options that a static field offers. */
  options(label: string, at?: At): string[];
  /** The confirmation dialog of a button or field: title, text, yes and no; empty when it has none. */
  dialog(label: string, at?: At): string[];
  /**
   * Clicks a button, or an option of an overflow menu, and says yes where a confirmation dialog asks.
   * Resolves after the app's answer.
   */
  click(label: string, options?: ClickOptions): Promise<Ack>;
  /** Clicks a button and says no in its confirmation dialog: the app hears nothing. Throws without a dialog. */
  decline(label: string, at?: At): Promise<void>;
  /** Chooses in a static, users, conversations or channels select, radio or checkboxes; a list for multi fields. */
  choose(label: string, option: string | readonly string[], at?: At): Promise<Ack | undefined>;
  /** Ticks or unticks one checkbox by its own text; the other boxes of the group stay as they are. */
  check(option: string, options?: CheckOptions): Promise<Ack | undefined>;
  /** Types into an external select; the labels of the options that the app answers. */
  search(label: string, query: string, at?: At): Promise<string[]>;
  /** Types into an external select and picks the option with this label. */
  pick(label: string, option: string, options?: At & { query?: string }): Promise<Ack | undefined>;
  /** Replaces the text of a text, number, email, URL or date field. Throws for what Slack's client does not take. */
  fill(label: string, text: string, options?: FillOptions): Promise<Ack | undefined>;
  /** As `fill`, with any text in any such field: what a broken or hostile client would send. */
  typeRaw(label: string, text: string, options?: Omit<FillOptions, 'force'>): Promise<Ack | undefined>;
}
