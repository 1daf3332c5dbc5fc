import type { Operation } from '../operation.ts';
import { quotaOf } from './find-quota.ts';
import { quotaOnWire } from './on-wire.ts';
import { refuseContext } from './refuse-context.ts';

interface Input {
  readonly ServiceCode: string;
  readonly QuotaCode: string;
  readonly ContextId?: string;
}

/** GetServiceQuota: the value that applies in the Region. */
export const getServiceQuota: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: (call) => {
    const { ServiceCode, QuotaCode, ContextId } = call.input as Input;
    refuseContext(ContextId);
    return { Quota: quotaOnWire(quotaOf(ServiceCode, QuotaCode), call) };
  },
};
