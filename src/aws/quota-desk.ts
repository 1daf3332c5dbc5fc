import {
  ListRequestedServiceQuotaChangeHistoryCommand,
  type RequestedServiceQuotaChange,
  RequestServiceQuotaIncreaseCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import type { QuotaDesk, QuotaIncrease } from '#src/ports.ts';
import { type AwsOptions, type Caller, createCaller } from './caller.ts';
import { unreadableAnswer } from './errors.ts';
import type { QuotaOperation } from './operations.ts';
import { eachPage } from './pages.ts';

type QuotaCaller = Caller<ServiceQuotasClient, QuotaOperation>;

/** Voice message spending per month, in US dollars, of one account and Region. */
const SPEND_QUOTA = { ServiceCode: 'sms-voice', QuotaCode: 'L-FDAE1CE0' };

const OPEN = ['PENDING', 'CASE_OPENED'];
const MAX_RESULTS = 100;

/** Service Quotas. Sends every request once. */
export function createQuotaDesk(options: AwsOptions = {}): QuotaDesk & { close(): void } {
  const { call, close } = createCaller<ServiceQuotasClient, QuotaOperation>(
    options,
    (settings) => new ServiceQuotasClient(settings),
  );
  return {
    requestSpendQuota: (region, limitUsd) => requestSpendQuota(call, region, limitUsd),
    findSpendQuotaRequest: (region, id) => findSpendQuotaRequest(call, region, id),
    close,
  };
}

async function requestSpendQuota(
  call: QuotaCaller,
  region: string,
  limitUsd: number,
): Promise<QuotaIncrease> {
  const command = new RequestServiceQuotaIncreaseCommand({ ...SPEND_QUOTA, DesiredValue: limitUsd });
  const answer = await call(region, 'RequestServiceQuotaIncrease', (client) => client.send(command));
  const increase = toIncrease(answer.RequestedQuota);
  if (increase === undefined) throw unreadableAnswer(answer);
  return increase;
}

async function findSpendQuotaRequest(
  call: QuotaCaller,
  region: string,
  id: string | undefined,
): Promise<QuotaIncrease | undefined> {
  const { ServiceCode, QuotaCode } = SPEND_QUOTA;
  const open: RequestedServiceQuotaChange[] = [];
  const pages = eachPage((NextToken) =>
    call(region, 'ListRequestedServiceQuotaChangeHistory', (client) =>
      client.send(
        new ListRequestedServiceQuotaChangeHistoryCommand({
          ServiceCode,
          NextToken,
          MaxResults: MAX_RESULTS,
        }),
      ),
    ),
  );
  for await (const { RequestedQuotas = [] } of pages) {
    const ours = RequestedQuotas.filter((quota) => quota.QuotaCode === QuotaCode);
    const found = ours.find((quota) => quota.Id === id);
    if (id !== undefined && found !== undefined) return toIncrease(found);
    open.push(...ours.filter(({ Status }) => Status !== undefined && OPEN.includes(Status)));
  }
  return id === undefined ? toIncrease(newest(open)) : undefined;
}

function newest(quotas: readonly RequestedServiceQuotaChange[]): RequestedServiceQuotaChange | undefined {
  const createdMs = ({ Created }: RequestedServiceQuotaChange) => Created?.getTime() ?? 0;
  return quotas.toSorted((a, b) => createdMs(b) - createdMs(a))[0];
}

function toIncrease(quota: RequestedServiceQuotaChange | undefined): QuotaIncrease | undefined {
  if (!quota?.Id) return undefined;
  const { Id: id, Status: status = 'PENDING', CaseId, DesiredValue: limitUsd } = quota;
  return { id, status, caseId: CaseId || undefined, limitUsd };
}
