const NAME = 'answer';
const KEPT = 200;
const GIVEN_UP_MS = 5000;
const INPUTS = ['pointerup', 'click', 'keydown', 'change', 'submit'] as const;

/**
 * Measures how long a person waits: from the click or key that made the page ask the server to the frame that shows
 * the first change after it. `performance.getEntriesByName('answer')` has the last 200.
 */
export class Latency {
  #inputAt = 0;
  #askedAt: number | undefined;

  /** Notes every input before anybody handles it. */
  watch(target: Window): void {
    const note = (event: Event): void => {
      this.#inputAt = event.timeStamp;
    };
    for (const name of INPUTS) target.addEventListener(name, note, { capture: true, passive: true });
  }

  /** The page asks the server because of the last input. */
  asked(): void {
    this.#askedAt = this.#inputAt;
    performance.mark('asked', { startTime: this.#inputAt });
  }

  /** A change has been drawn: measures once it is on the screen. */
  drawn(): void {
    const start = this.#askedAt;
    if (start === undefined) return;
    this.#askedAt = undefined;
    if (performance.now() - start > GIVEN_UP_MS) return;
    requestAnimationFrame(() => {
      performance.measure(NAME, { start, end: performance.now() });
      forgetOld();
    });
  }
}

function forgetOld(): void {
  const all = performance.getEntriesByName(NAME, 'measure');
  if (all.length <= KEPT) return;
  performance.clearMeasures(NAME);
  performance.clearMarks('asked');
  for (const { startTime, duration } of all.slice(-KEPT)) {
    performance.measure(NAME, { start: startTime, end: startTime + duration });
  }
}
