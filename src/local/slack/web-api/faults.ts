import type { JsonObject } from '../json.ts';
import type { ActiveFault, Fault, Faults } from '../records.ts';

interface Kept {
  readonly id: number;
  readonly fault: Fault;
  left: number;
}

/** Faults that the next calls meet. */
export class FaultList implements Faults {
  #faults: Kept[] = [];
  #made = 0;

  add(fault: Fault): void {
    this.#made += 1;
    this.#faults.push({ id: this.#made, fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#faults = [];
  }

  list(): ActiveFault[] {
    return this.#faults.filter(({ left }) => left > 0).map((kept) => ({ ...kept }));
  }

  remove(id: number): boolean {
    const others = this.#faults.filter((kept) => kept.id !== id);
    const found = others.length < this.#faults.length;
    this.#faults = others;
    return found;
  }

  /** The first fault that fits the call; counts as one hit. */
  take(method: string, args: JsonObject): Fault | undefined {
    const found = this.#faults.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.method === method || fault.method === '*') &&
        (fault.channel === undefined || fault.channel === (args.channel ?? args.channel_id)),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    return found.fault;
  }
}
