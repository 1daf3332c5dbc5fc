import { QUOTAS, type QuotaDefinition, SMS_VOICE_CODE } from './catalog.ts';
import { noSuchResource } from './errors.ts';

/** The quotas of a service. Throws NoSuchResourceException for one that has none here. */
export function quotasOf(serviceCode: string): readonly QuotaDefinition[] {
  if (serviceCode !== SMS_VOICE_CODE) throw noSuchResource(`The service ${serviceCode} does not exist`);
  return QUOTAS;
}

/** Throws NoSuchResourceException when the service or the quota is not there. */
export function quotaOf(serviceCode: string, quotaCode: string): QuotaDefinition {
  const quota = quotasOf(serviceCode).find(({ code }) => code === quotaCode);
  if (!quota) throw noSuchResource(`The quota ${quotaCode} of ${serviceCode} does not exist`);
  return quota;
}
