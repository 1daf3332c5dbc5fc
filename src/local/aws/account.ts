import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type AccountState, accountStateSchema, emptyAccountState } from './state.ts';

/** The account's state in memory and, when a path is given, in a JSON file. */
export class Account {
  readonly #file: string | undefined;
  #state: AccountState;

  /** Throws an Error that names the file and the way out when the file cannot be read as state. */
  constructor(file: string | undefined) {
    this.#file = file;
    this.#state = file === undefined ? emptyAccountState() : load(file);
  }

  /** Runs `look` on a copy; what it changes is forgotten. */
  read<T>(look: (state: AccountState) => T): T {
    return look(draftOf(this.#state));
  }

  /**
   * Runs `change` on a copy and keeps the copy when `change` returns and the file is written. It runs without a
   * pause, so two requests never interleave.
   */
  change<T>(change: (state: AccountState) => T): T {
    const next = draftOf(this.#state);
    const result = change(next);
    this.#keep(next);
    return result;
  }

  reset(): void {
    this.#keep(emptyAccountState());
  }

  #keep(next: AccountState): void {
    if (this.#file !== undefined) save(this.#file, next);
    this.#state = next;
  }
}

/** Rows and lists of a Region are never changed in place, so thousands of numbers need not be copied. */
function draftOf({ regions, ...others }: AccountState): AccountState {
  const drafts = Object.entries(regions).map(([name, region]) => [name, { ...region }] as const);
  return { ...structuredClone(others), regions: Object.fromEntries(drafts) };
}

function load(file: string): AccountState {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return emptyAccountState();
    throw unreadable(file, error);
  }
  try {
    return accountStateSchema.parse(JSON.parse(text));
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, cause: unknown): Error {
  return new Error(
    `The state of the local AWS stand-in in ${file} cannot be read. ` +
      'Restore the file, or delete it to start with an empty account.',
    { cause },
  );
}

/** A crash in the middle leaves the old file whole: the new one takes its place only when it is complete. */
function save(file: string, state: AccountState): void {
  const temporary = `${file}.${process.pid}.tmp`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(temporary, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(temporary, file);
}
