/** A fault of AWS as people choose it. */
export interface FaultWords {
  readonly name: string;
  readonly title: string;
  /** What then happens. */
  readonly effect: string;
  /** Further fields that belong to it. */
  readonly asks?: 'country' | 'ms';
}

/** Those that people want most often. */
export const FIRST_FAULTS: readonly FaultWords[] = [
  {
    name: 'out-of-stock',
    title: 'Out of stock',
    effect: 'AWS has no number left to lease, of one country or of any.',
    asks: 'country',
  },
  {
    name: 'account-review',
    title: 'Account under review',
    effect: 'AWS leases no number until it has reviewed the account.',
  },
  {
    name: 'throttle',
    title: 'Throttling',
    effect: 'AWS answers that requests come too fast; they are tried again.',
  },
  {
    name: 'slow',
    title: 'Slow',
    effect: 'AWS does what it is asked and takes its time to say so.',
    asks: 'ms',
  },
  {
    name: 'lost-answer',
    title: 'Lost answer',
    effect: 'AWS does what it is asked, and the connection is cut before the answer.',
  },
  {
    name: 'stuck-pending',
    title: 'Stuck pending',
    effect: 'New numbers stay PENDING until this is switched off.',
  },
  {
    name: 'provisioning-error',
    title: 'Provisioning error',
    effect: 'New numbers end as DELETED instead of ACTIVE.',
  },
];

const MORE_FAULTS: readonly FaultWords[] = [
  {
    name: 'access-denied',
    title: 'Access denied',
    effect: 'AWS answers that the IAM policy does not allow it.',
  },
  { name: 'internal-error', title: 'Internal error', effect: 'AWS fails with HTTP 500; it is tried again.' },
  {
    name: 'quota',
    title: 'Quota reached',
    effect: 'AWS makes no more numbers, pools or verified destinations.',
  },
  { name: 'release-refused', title: 'Release refused', effect: 'AWS does not let a number go.' },
  {
    name: 'identity-not-for-country',
    title: 'Number not for the country',
    effect: 'AWS places no call from the number to the country called.',
  },
  {
    name: 'spend-limit',
    title: 'Spend limit reached',
    effect: 'AWS places no calls for the rest of the month.',
  },
  {
    name: 'unknown-reason',
    title: 'Unknown reason',
    effect: 'AWS refuses with a reason that no release of its SDK has listed.',
  },
  { name: 'case-limit', title: 'Too many cases', effect: 'AWS Support takes no further case.' },
];

const ALL = [...FIRST_FAULTS, ...MORE_FAULTS];

/** The remaining ones that this AWS has; one without words here goes by its name. */
export function moreFaults(names: readonly string[]): FaultWords[] {
  return names
    .filter((name) => !FIRST_FAULTS.some((fault) => fault.name === name))
    .map((name) => wordsFor(name));
}

export function wordsFor(name: string): FaultWords {
  return (
    ALL.find((fault) => fault.name === name) ?? { name, title: name, effect: 'AWS answers with this fault.' }
  );
}
