import type { LeasedNumber, Pool } from '../region-state.ts';

/** The input that AssociateOriginationIdentity and DisassociateOriginationIdentity share. */
export interface PoolAssociation {
  readonly PoolId: string;
  readonly OriginationIdentity: string;
  readonly IsoCountryCode?: string;
}

/** Their answer. */
export function associationOnWire({ wire: pool }: Pool, { wire: number }: LeasedNumber) {
  return {
    PoolArn: pool.PoolArn,
    PoolId: pool.PoolId,
    OriginationIdentityArn: number.PhoneNumberArn,
    OriginationIdentity: number.PhoneNumberId,
    IsoCountryCode: number.IsoCountryCode,
  };
}
