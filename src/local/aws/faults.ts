import { z } from 'zod';
import { isOperationName } from './shapes.ts';

/**
 * - `out-of-stock`: no number of the country is left. AWS documents only that the request fails with an error; we
 *   answer ResourceNotFoundException with ResourceType phone-number, because of the errors that RequestPhoneNumber
 *   declares it alone says that what was asked for is not there, while every Reason of ConflictException names
 *   something else.
 * - `account-review`: AccessDeniedException INSUFFICIENT_ACCOUNT_REPUTATION when a number is requested.
 * - `access-denied`: AccessDeniedException without Reason, as an IAM policy gives it.
 * - `throttle`: ThrottlingException. `internal-error`: InternalServerException, HTTP 500.
 * - `lost-answer`: the request is carried out, then the connection is cut.
 * - `slow`: the request is carried out, the answer waits `ms` or until the fault is cleared.
 * - `stuck-pending`: numbers requested stay PENDING until the fault is cleared.
 * - `provisioning-error`: numbers requested end as DELETED after PENDING.
 * - `quota`: ServiceQuotaExceededException when a number is requested (PHONE_NUMBERS_PER_ACCOUNT) or a pool,
 *   configuration set or verified destination is created.
 * - `release-refused`: ValidationException PHONE_NUMBER_CANNOT_BE_RELEASED.
 * - `identity-not-for-country`: ValidationException INVALID_IDENTITY_FOR_DESTINATION_COUNTRY when a message is sent.
 * - `spend-limit`: ServiceQuotaExceededException MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE when a message is sent.
 * - `unknown-reason`: ValidationException with a Reason that no SDK lists, from SMS Voice v2.
 * - `case-limit`: CaseCreationLimitExceeded when a case is filed at Support.
 */
export const FAULT_NAMES = [
  'out-of-stock',
  'account-review',
  'access-denied',
  'throttle',
  'internal-error',
  'lost-answer',
  'slow',
  'stuck-pending',
  'provisioning-error',
  'quota',
  'release-refused',
  'identity-not-for-country',
  'spend-limit',
  'unknown-reason',
  'case-limit',
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];

export const faultSchema = z.strictObject({
  fault: z.enum(FAULT_NAMES),
  operation: z.string().refine(isOperationName, 'not an operation of a service known here').optional(),
  region: z.string().optional(),
  /** Matches requests that carry this IsoCountryCode. */
  country: z.string().optional(),
  /** How often it strikes; without it, until cleared. */
  times: z.number().int().min(1).optional(),
  /** For `slow`: milliseconds until the answer, 30 s when not given. */
  ms: z.number().int().min(0).max(600_000).optional(),
});

/** What goes wrong, and to which requests: every member given must match. */
export type Fault = z.infer<typeof faultSchema>;

export interface FaultTarget {
  readonly operation: string;
  readonly region: string;
  readonly country: string | undefined;
}

const SLOW_MS = 30_000;

/** A fault that is switched on. */
export interface ActiveFault {
  readonly id: number;
  readonly fault: Fault;
}

/** The faults that are switched on. */
export class FaultBoard {
  #faults: Fault[] = [];
  readonly #ids = new WeakMap<Fault, number>();
  #made = 0;
  readonly #releases = new Map<() => void, Fault>();

  /** Throws a ZodError when the fault is not one. */
  add(fault: Fault): void {
    const added = faultSchema.parse(fault);
    this.#made += 1;
    this.#ids.set(added, this.#made);
    this.#faults.push(added);
  }

  /** As `list`, each with the id by which `remove` knows it. */
  active(): readonly ActiveFault[] {
    return this.#faults.map((fault) => ({ id: this.#ids.get(fault) ?? 0, fault: structuredClone(fault) }));
  }

  /** Takes back one fault; answers that it holds go out at once. False when it is not there. */
  remove(id: number): boolean {
    const removed = this.#faults.find((fault) => this.#ids.get(fault) === id);
    this.#faults = this.#faults.filter((fault) => fault !== removed);
    for (const [release, fault] of this.#releases) if (fault === removed) release();
    return removed !== undefined;
  }

  list(): readonly Fault[] {
    return structuredClone(this.#faults);
  }

  /** Takes back the faults of this name, or all; answers that `slow` holds go out at once. */
  clear(name?: FaultName): void {
    this.#faults = name === undefined ? [] : this.#faults.filter((fault) => fault.fault !== name);
    if (name === undefined || name === 'slow') for (const release of this.#releases.keys()) release();
  }

  /** The first matching fault, its `times` counted down; the last strike removes it. */
  strike(name: FaultName, target: FaultTarget): Fault | undefined {
    const fault = this.#faults.find((candidate) => candidate.fault === name && matches(candidate, target));
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times === 0) this.#faults = this.#faults.filter((other) => other !== fault);
    }
    return fault;
  }

  /** Waits as long as a `slow` fault says; clearing ends the wait, also after the fault's last strike. */
  hold(fault: Fault): Promise<void> {
    return new Promise((resolve) => {
      const release = () => {
        clearTimeout(timer);
        this.#releases.delete(release);
        resolve();
      };
      const timer = setTimeout(release, fault.ms ?? SLOW_MS);
      this.#releases.set(release, fault);
    });
  }
}

function matches(fault: Fault, target: FaultTarget): boolean {
  return (
    (fault.operation === undefined || fault.operation === target.operation) &&
    (fault.region === undefined || fault.region === target.region) &&
    (fault.country === undefined || fault.country === target.country)
  );
}
