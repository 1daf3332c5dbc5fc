import type { World } from './answer-call.ts';
import type { Fault, FaultName } from './faults.ts';
import { type NumberStatus, numberOnWire } from './leased-number.ts';
import type { LoggedRequest, RequestLog } from './request-log.ts';
import { ACCOUNT_ID, type LeasedNumber, type Tag } from './state.ts';

/** A leased number as the account has it at the time of asking. */
export type NumberView = LeasedNumber['wire'] & {
  readonly Status: NumberStatus;
  readonly Tags: readonly Tag[];
};

export interface LocalAwsState {
  readonly accountId: string;
  readonly regions: Readonly<
    Record<string, { readonly tier: string; readonly numbers: readonly NumberView[] }>
  >;
}

/** What tests and the control routes do to the stand-in besides calling AWS operations. */
export interface Controls {
  readonly faults: {
    /** Switches a fault on. Throws a ZodError when it is malformed. */
    readonly add: (fault: Fault) => void;
    /** Switches faults of one name off, or all; releases what they held. */
    readonly clear: (name?: FaultName) => void;
    readonly list: () => readonly Fault[];
  };
  readonly state: () => LocalAwsState;
  /** The last 200 requests, oldest first. */
  readonly requests: () => readonly LoggedRequest[];
  /** Back to an empty account: state, faults, rates and the request log. */
  readonly reset: () => void;
}

export function createControls(world: World, log: RequestLog): Controls {
  const clear = (name?: FaultName) => {
    world.faults.clear(name);
    if (name === undefined || name === 'stuck-pending') releaseStuck(world);
  };
  return {
    faults: { add: (fault) => world.faults.add(fault), clear, list: () => world.faults.list() },
    state: () => viewState(world),
    requests: () => log.list(),
    reset: () => {
      world.faults.clear();
      world.throttle.clear();
      log.clear();
      world.account.reset();
    },
  };
}

function releaseStuck({ account }: World): void {
  account.change((state) => {
    const numbers = Object.values(state.regions).flatMap((region) => region.numbers);
    for (const number of numbers) if (number.fate === 'stuck') number.fate = 'activates';
  });
}

function viewState({ account, now, activateAfterMs }: World): LocalAwsState {
  const readAt = { now: now(), activateAfterMs };
  const view = (number: LeasedNumber) => ({ ...numberOnWire(number, readAt), Tags: number.tags });
  const regions = account.read((state) =>
    Object.entries(state.regions).map(([name, { tier, numbers }]) => [
      name,
      { tier, numbers: numbers.map(view) },
    ]),
  );
  return { accountId: ACCOUNT_ID, regions: Object.fromEntries(regions) };
}
