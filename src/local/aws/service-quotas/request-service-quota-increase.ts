import { hash } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { appliedValue } from './applied.ts';
import { illegalArgument } from './errors.ts';
import { quotaOf } from './find-quota.ts';
import { requestOnWire } from './on-wire.ts';
import { refuseContext } from './refuse-context.ts';
import type { QuotaRequest } from './state.ts';

interface Input {
  readonly ServiceCode: string;
  readonly QuotaCode: string;
  readonly DesiredValue: number;
  readonly ContextId?: string;
  readonly SupportCaseAllowed?: boolean;
}

/**
 * RequestServiceQuotaIncrease: PENDING until AWS decides. It must ask for more than applies now, and one request at a
 * time can be open for a quota in a Region.
 */
export const requestServiceQuotaIncrease: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: (call) => {
    const { ServiceCode, QuotaCode, DesiredValue, ContextId, SupportCaseAllowed } = call.input as Input;
    const quota = quotaOf(ServiceCode, QuotaCode);
    refuseContext(ContextId);
    const { requests } = call.state.serviceQuotas;
    const earlier = requests.filter(
      ({ region, quotaCode }) => region === call.region && quotaCode === QuotaCode,
    );
    if (earlier.some(isOpen)) {
      const message = 'Only one open service quota increase request is allowed per quota.';
      throw new AwsError('ResourceAlreadyExistsException', message);
    }
    if (DesiredValue <= appliedValue(quota, call)) {
      throw illegalArgument('The desired value must be greater than the quota value that applies now');
    }
    const atSeconds = call.readAt.now.getTime() / 1000;
    const sequence = requests.length;
    const request: QuotaRequest = {
      id: hash('sha256', `quota request ${sequence}`).slice(0, 40),
      sequence,
      region: call.region,
      quotaCode: QuotaCode,
      desiredValue: DesiredValue,
      supportCaseAllowed: SupportCaseAllowed ?? true,
      status: 'PENDING',
      created: atSeconds,
      lastUpdated: atSeconds,
    };
    requests.push(request);
    return { RequestedQuota: requestOnWire(request) };
  },
};

export function isOpen({ status }: QuotaRequest): boolean {
  return status === 'PENDING' || status === 'CASE_OPENED';
}
