import { DEFAULT_OPT_OUT_LIST } from '../add-numbers.ts';
import { conflict, fieldError, resourceNotFound } from '../aws-error.ts';
import { changeNumber, getNumber, numberOnWire, statusOf } from '../leased-number.ts';
import type { Operation } from '../operation.ts';
import type { LeasedNumber } from '../region-state.ts';
import { regionOf } from '../state.ts';

interface Input {
  readonly PhoneNumberId: string;
  readonly TwoWayEnabled?: boolean;
  readonly TwoWayChannelArn?: string;
  readonly TwoWayChannelRole?: string;
  readonly SelfManagedOptOutsEnabled?: boolean;
  readonly OptOutListName?: string;
  readonly DeletionProtectionEnabled?: boolean;
  readonly InternationalSendingEnabled?: boolean;
}

const CHANGEABLE = [
  'TwoWayEnabled',
  'TwoWayChannelArn',
  'TwoWayChannelRole',
  'SelfManagedOptOutsEnabled',
  'OptOutListName',
  'DeletionProtectionEnabled',
  'InternationalSendingEnabled',
] as const;

/**
 * UpdatePhoneNumber: changes the members that are given. A number in a pool is refused, as AWS documents; that a
 * PENDING one is too (RESOURCE_NOT_ACTIVE) is not documented.
 */
export const updatePhoneNumber: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: ({ input, region: regionName, state, readAt }) => {
    const { PhoneNumberId: idOrArn, ...changes } = input as Input;
    const region = regionOf(state, regionName);
    const number = getNumber(region, idOrArn, readAt);
    const { PhoneNumberId, PoolId } = number.wire;
    if (PoolId !== undefined)
      throw conflict('PHONE_NUMBER_ASSOCIATED_TO_POOL', 'phone-number', PhoneNumberId);
    if (statusOf(number, readAt) !== 'ACTIVE') {
      throw conflict('RESOURCE_NOT_ACTIVE', 'phone-number', PhoneNumberId);
    }
    checkChanges(number, changes);
    const { PoolId: _, ...answer } = numberOnWire(
      changeNumber(region, number, changedMembers(changes)),
      readAt,
    );
    return answer;
  },
};

function checkChanges({ wire }: LeasedNumber, changes: Omit<Input, 'PhoneNumberId'>): void {
  const { TwoWayEnabled = wire.TwoWayEnabled, TwoWayChannelArn = wire.TwoWayChannelArn } = changes;
  if (changes.OptOutListName !== undefined && changes.OptOutListName !== DEFAULT_OPT_OUT_LIST) {
    throw resourceNotFound('opt-out-list', changes.OptOutListName);
  }
  if (TwoWayEnabled && TwoWayChannelArn === undefined) {
    throw fieldError('TWO_WAY_CHANNEL_NOT_PRESENT', 'twoWayChannelArn', 'Two-way messages need a channel');
  }
}

/** Unknown members of the input are ignored, as everywhere. */
function changedMembers(changes: Omit<Input, 'PhoneNumberId'>): Partial<LeasedNumber['wire']> {
  return Object.fromEntries(
    CHANGEABLE.filter((member) => changes[member] !== undefined).map((member) => [member, changes[member]]),
  );
}
