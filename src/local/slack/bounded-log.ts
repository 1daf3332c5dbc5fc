/** A list that keeps its newest entries. */
export class BoundedLog<Entry> {
  #entries: Entry[] = [];
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
    if (this.#entries.length > this.#max * 2) this.#entries = this.#entries.slice(-this.#max);
  }

  all(): Entry[] {
    return this.#entries.slice(-this.#max);
  }

  clear(): void {
    this.#entries = [];
  }
}
