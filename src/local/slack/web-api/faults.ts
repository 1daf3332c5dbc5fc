import type { JsonObject } from '../json.ts';
import type { Fault, Faults } from '../records.ts';

/** Faults that the next calls meet. */
export class FaultList implements Faults {
  #faults: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#faults = [];
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
