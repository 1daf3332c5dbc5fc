import { countriesWithLongCodes } from '../../aws/number-plan.ts';
import { AVAILABILITIES } from '../../aws/pinpoint/state.ts';
import type { RegionView } from '../../aws/region-view.ts';
import { QUOTAS } from '../../aws/service-quotas/catalog.ts';
import { isOpen } from '../../aws/service-quotas/request-service-quota-increase.ts';
import type { LocalAws } from '../../aws/start-local-aws.ts';
import type { ApplicationRow, AwsState, CaseRow, QuotaRow, RegionState } from '../control-protocol.ts';
import { viewRegion } from './view-region.ts';

const FIRST_REGION = 'us-east-1';

type AccountView = ReturnType<LocalAws['state']>;

/** The local AWS account as the drawer shows it. */
export function viewAws(aws: LocalAws): AwsState {
  const account = aws.state();
  const { support, serviceQuotas, pinpoint } = account;
  return {
    accountId: account.accountId,
    regions: regionsOf(account),
    cases: support.cases.map(caseRow).toReversed(),
    hasSupportPlan: support.hasPlan,
    listsVoiceLimits: support.listsVoiceLimits,
    quotas: serviceQuotas.requests.map(quotaRow).toReversed(),
    pinpoint: { availability: pinpoint.availability, availabilities: AVAILABILITIES },
    countries: countriesWithLongCodes(),
  };
}

const NOTHING_YET: RegionView = {
  tier: 'SANDBOX',
  numbers: [],
  phoneNumbersMax: 25,
  pools: [],
  configurationSets: [],
  verifiedDestinations: [],
  voiceMessages: [],
  voiceSpend: { maxUsd: 1, enforcedUsd: 1, spentMicroUsd: 0 },
};

function regionsOf({ regions, pinpoint }: AccountView): RegionState[] {
  const names = new Set([FIRST_REGION, ...Object.keys(regions), ...Object.keys(pinpoint.applications)]);
  const others = [...names].filter((name) => name !== FIRST_REGION).sort();
  return [FIRST_REGION, ...others].map((name) =>
    viewRegion(name, regions[name] ?? NOTHING_YET, applicationRows(pinpoint, name)),
  );
}

function applicationRows({ applications }: AccountView['pinpoint'], region: string): ApplicationRow[] {
  return (applications[region] ?? []).map(({ id, name, voice }) => ({
    id,
    name,
    ...(voice === undefined ? {} : { voiceEnabled: voice.enabled }),
  }));
}

function caseRow(one: AccountView['support']['cases'][number]): CaseRow {
  const { caseId, displayId, subject, status, timeCreated: at, communications } = one;
  return {
    caseId,
    displayId,
    subject,
    status,
    at,
    communications: communications.map(({ submittedBy: by, body, timeCreated }) => ({
      by,
      body,
      at: timeCreated,
    })),
  };
}

function quotaRow(request: AccountView['serviceQuotas']['requests'][number]): QuotaRow {
  const { id, region, quotaCode, desiredValue, status, caseId, created, supportCaseAllowed } = request;
  return {
    id,
    region,
    quota: QUOTAS.find(({ code }) => code === quotaCode)?.name ?? quotaCode,
    desiredValue,
    status,
    ...(caseId === undefined ? {} : { caseId }),
    at: new Date(created * 1000).toISOString(),
    isOpen: isOpen(request),
    caseAllowed: supportCaseAllowed && caseId === undefined,
  };
}
