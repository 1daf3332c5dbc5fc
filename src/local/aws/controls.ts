import type { World } from './answer-call.ts';
import type { ActiveFault, Fault, FaultName } from './faults.ts';
import { type RegionView, viewRegions } from './region-view.ts';
import type { LoggedRequest, RequestLog } from './request-log.ts';
import {
  createServiceControls,
  type ServiceControls,
  type ServiceStates,
  viewServices,
} from './service-controls.ts';
import { ACCOUNT_ID } from './state.ts';

export interface LocalAwsState extends ServiceStates {
  readonly accountId: string;
  readonly regions: Readonly<Record<string, RegionView>>;
}

/** What tests and the control routes do to the stand-in besides calling AWS operations. */
export interface Controls extends ServiceControls {
  readonly faults: {
    /** Switches a fault on. Throws a ZodError when it is malformed. */
    readonly add: (fault: Fault) => void;
    /** Switches faults of one name off, or all; releases what they held. */
    readonly clear: (name?: FaultName) => void;
    readonly list: () => readonly Fault[];
    /** As `list`, each with its id. */
    readonly active: () => readonly ActiveFault[];
    /** Switches one off and releases what it held; false when it is not on. */
    readonly remove: (id: number) => boolean;
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
  const remove = (id: number) => {
    const wasStuck = hasStuck(world);
    const removed = world.faults.remove(id);
    if (wasStuck && !hasStuck(world)) releaseStuck(world);
    return removed;
  };
  return {
    ...createServiceControls(world),
    faults: {
      add: (fault) => world.faults.add(fault),
      clear,
      list: () => world.faults.list(),
      active: () => world.faults.active(),
      remove,
    },
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

function hasStuck({ faults }: World): boolean {
  return faults.list().some(({ fault }) => fault === 'stuck-pending');
}

function releaseStuck({ account }: World): void {
  account.change((state) => {
    for (const region of Object.values(state.regions)) {
      region.numbers = region.numbers.map((number) =>
        number.fate === 'stuck' ? { ...number, fate: 'activates' } : number,
      );
    }
  });
}

function viewState(world: World): LocalAwsState {
  const regions = world.account.read((state) => viewRegions(state, world));
  return { accountId: ACCOUNT_ID, regions, ...viewServices(world) };
}
