import { useLayoutEffect, useState } from 'preact/hooks';

/** One value that components can watch. */
export class Cell<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Called after every change; returns the function that stops it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** The cell's value; draws again when it changes. */
export function useCell<T>(cell: Cell<T>): T {
  const [, redraw] = useState({});
  const value = cell.get();
  useLayoutEffect(() => {
    if (!Object.is(cell.get(), value)) redraw({});
    return cell.subscribe(() => redraw({}));
  }, [cell]);
  return value;
}
