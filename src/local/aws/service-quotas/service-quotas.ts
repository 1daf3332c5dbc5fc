import type { Service } from '../services.ts';
import { SERVICE_QUOTAS_REFUSALS, serviceQuotasErrorOnWire } from './errors.ts';
import { getServiceQuota } from './get-service-quota.ts';
import { listRequestedServiceQuotaChangeHistory } from './list-requested-service-quota-change-history.ts';
import { listServiceQuotas } from './list-service-quotas.ts';
import { requestServiceQuotaIncrease } from './request-service-quota-increase.ts';

/** Service Quotas, for the quotas of sms-voice. Its request rates are not known here; 1 per second and operation. */
export const SERVICE_QUOTAS: Service = {
  name: 'service-quotas',
  signingName: 'servicequotas',
  contentType: 'application/x-amz-json-1.1',
  operations: new Map([
    ['GetServiceQuota', getServiceQuota],
    ['ListRequestedServiceQuotaChangeHistory', listRequestedServiceQuotaChangeHistory],
    ['ListServiceQuotas', listServiceQuotas],
    ['RequestServiceQuotaIncrease', requestServiceQuotaIncrease],
  ]),
  refusals: SERVICE_QUOTAS_REFUSALS,
  errorOnWire: serviceQuotasErrorOnWire,
};
