import type { Refusal } from './errors.ts';
import { type InventoryNumber, isOurs } from './inventory.ts';

/** A number that AWS no longer has for us; who gave it back is for the caller to find. */
export function refuseGone(number: InventoryNumber): Extract<Refusal, { code: 'number_gone' }> | undefined {
  if (isOurs(number)) return undefined;
  const { phoneNumber, relinquishedAt, checkedAt } = number;
  return { code: 'number_gone', phoneNumber, by: undefined, at: relinquishedAt ?? checkedAt };
}
