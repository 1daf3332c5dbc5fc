/** Tells whoever waits that something in the workspace has changed. */
export class Changes {
  readonly #listeners = new Set<() => void>();
  #closed = false;

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Resolves as soon as `condition` holds, looking again at every change.
   * Rejects after `timeoutMs` with the text of `describe()`.
   */
  async until(condition: () => boolean, describe: () => string, timeoutMs: number): Promise<void> {
    if (condition()) return;
    if (this.#closed) throw new Error(describe());
    await new Promise<void>((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        stop();
        settle();
      };
      const timer = setTimeout(() => finish(() => reject(new Error(describe()))), timeoutMs);
      const stop = this.onChange(() => {
        try {
          if (this.#closed) finish(() => reject(new Error(describe())));
          else if (condition()) finish(resolve);
        } catch (error) {
          finish(() => reject(error));
        }
      });
    });
  }

  /** Whoever still waits is told that it will not come. */
  close(): void {
    this.#closed = true;
    this.notify();
  }
}
