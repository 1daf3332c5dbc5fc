import type { AccountView } from '#src/domain/account.ts';
import type { CallView } from '#src/domain/call-view.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import type { AccessFields } from '#src/domain/questionnaire.ts';
import type { RelinquishImpact } from '#src/domain/relinquish.ts';
import type { CallId, RequestId, RequestKind, RequestStatus } from '#src/domain/request.ts';
import type {
  AccessRequest,
  EnableRequest,
  RelinquishRequest,
  SpendLimitRequest,
} from '#src/domain/request-view.ts';
import type { CaseStatus, CaseView } from '#src/domain/support-case.ts';
import {
  ASKED_AT,
  aNumber,
  aProject,
  aRequestCore,
  aUser,
  DECIDED_AT,
  FINISHED_AT,
  LEAD,
  REQUESTER,
} from './request-view.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const UNWANTED = ['denied', 'withdrawn', 'expired'] as const;

/** Where a request of each kind can stand. */
export const STATUSES_OF: Readonly<Record<RequestKind, readonly RequestStatus[]>> = {
  lease_numbers: ['pending', 'approved', 'waiting', 'leased', 'partly_leased', 'failed', ...UNWANTED],
  enable_voice: ['pending', 'approved', 'enabled', 'failed', ...UNWANTED],
  relinquish_number: ['pending', 'approved', 'releasing', 'relinquished', 'kept', 'failed', ...UNWANTED],
  production_access: ['pending', 'approved', 'filed', 'more_asked', 'granted', 'refused', ...UNWANTED],
  spend_limit: ['pending', 'approved', 'waiting', 'granted', 'refused', 'failed', ...UNWANTED],
};

/** An active number with voice, of the project and of a person. */
export function anInventoryNumber(overrides: Partial<InventoryNumber> = {}): InventoryNumber {
  return {
    ...aNumber(),
    awsId: 'phone-0001',
    arn: 'arn:aws:sms-voice:us-east-1:123456789012:phone-number/phone-0001',
    region: 'us-east-1',
    country: 'US',
    useCase: 'TRANSACTIONAL',
    numberType: 'LONG_CODE',
    capabilities: ['VOICE'],
    deletionProtected: true,
    poolId: undefined,
    registrationId: undefined,
    project: aProject(),
    owner: LEAD,
    since: new Date('2026-03-03T08:00:00Z'),
    lastCallAt: undefined,
    relinquishedAt: undefined,
    relinquishRequestId: undefined,
    ...overrides,
  };
}

export function anEnableRequest(overrides: Partial<EnableRequest> = {}): EnableRequest {
  const status = overrides.status ?? 'pending';
  const numbers = [
    anInventoryNumber(),
    anInventoryNumber({ phoneNumber: '+12065550143', status: 'PENDING' }),
    anInventoryNumber({ phoneNumber: '+16045550144', country: 'CA' }),
  ];
  const failure = status === 'failed' ? ({ code: 'aws_access_denied', details: {} } as const) : undefined;
  return {
    ...aRequestCore(status),
    id: 1039 as RequestId,
    purpose: '',
    kind: 'enable_voice',
    wasEnabled: false,
    configurationSet: status === 'enabled' ? 'dialtone-checkout-alerts' : undefined,
    legacy: 'none',
    legacyFailure: undefined,
    failure,
    numbers,
    ...overrides,
  };
}

export function anImpact(overrides: Partial<RelinquishImpact> = {}): RelinquishImpact {
  return {
    deletionProtected: true,
    poolId: 'checkout-pool',
    registrationId: undefined,
    lastCallAt: undefined,
    isLastInCountry: true,
    ...overrides,
  };
}

/** Approved on 24 Nov 2026, 09:30 UTC; with a grace period of 7 days it ends on 1 Dec. */
export const RELINQUISH_AT = new Date(DECIDED_AT.getTime() + 7 * DAY_MS);

export function aRelinquishRequest(overrides: Partial<RelinquishRequest> = {}): RelinquishRequest {
  const status = overrides.status ?? 'pending';
  const isApproved = ['approved', 'releasing', 'relinquished', 'kept', 'failed', 'refused'].includes(status);
  const failure =
    status === 'failed' || status === 'refused'
      ? ({ code: 'aws_number_in_registration', details: {} } as const)
      : undefined;
  return {
    ...aRequestCore(status),
    id: 1050 as RequestId,
    purpose: '',
    kind: 'relinquish_number',
    number: anInventoryNumber(failure === undefined ? {} : { registrationId: 'reg-12' }),
    impact: anImpact(),
    relinquishAt: isApproved ? RELINQUISH_AT : undefined,
    keptBy: status === 'kept' ? aUser(LEAD) : undefined,
    failure,
    ...overrides,
  };
}

export function accessFields(overrides: Partial<AccessFields> = {}): AccessFields {
  return {
    region: 'us-east-1',
    limitUsd: 500,
    website: 'https://shop.example.com',
    service: 'Password resets by phone',
    answers: {
      maxMessagesPerDay: '200',
      averageCallLength: '30 seconds',
      howNumbersAreObtained: 'Customers enter them in their profile',
      dedicatedNumbers: '4, one for each market',
      callsPerNumber: '50 per day',
      consent: 'A tick box in the profile',
    },
    language: 'en',
    ...overrides,
  };
}

/** A case as it stands in this status; its packet is short. */
export function aCase(status: CaseStatus, overrides: Partial<CaseView> = {}): CaseView {
  const isFiled = status !== 'to_file' && status !== 'filing';
  const isEnded = status === 'granted' || status === 'refused';
  return {
    status,
    subject: 'Production access for voice in us-east-1 (our reference R-1060)',
    body: 'We request production access.\n\nRegion: us-east-1',
    language: 'en',
    apiRefusal: undefined,
    caseId: isFiled ? '12345678901' : undefined,
    filedBy: isFiled ? aUser(LEAD) : undefined,
    filedAt: isFiled ? FINISHED_AT : undefined,
    answerDueAt: isFiled ? new Date(FINISHED_AT.getTime() + DAY_MS) : undefined,
    messages:
      status === 'more_asked'
        ? [{ kind: 'question', by: aUser(LEAD), body: 'Which opt-in do you use?', at: FINISHED_AT }]
        : [],
    endedBy: isEnded ? aUser(LEAD) : undefined,
    endedAt: isEnded ? FINISHED_AT : undefined,
    endReason: status === 'refused' ? 'The use case is not clear.' : undefined,
    ...overrides,
  };
}

const CASE_STATUS_OF: Partial<Record<RequestStatus, CaseStatus>> = {
  approved: 'to_file',
  filed: 'filed',
  more_asked: 'more_asked',
  granted: 'granted',
  refused: 'refused',
};

export function anAccessRequest(overrides: Partial<AccessRequest> = {}): AccessRequest {
  const status = overrides.status ?? 'pending';
  const caseStatus = CASE_STATUS_OF[status];
  return {
    ...aRequestCore(status),
    id: 1060 as RequestId,
    purpose: '',
    kind: 'production_access',
    access: accessFields(),
    tierAtAsking: 'SANDBOX',
    supportCase: caseStatus === undefined ? undefined : aCase(caseStatus),
    ...overrides,
  };
}

export function aSpendLimitRequest(overrides: Partial<SpendLimitRequest> = {}): SpendLimitRequest {
  const status = overrides.status ?? 'pending';
  const failure = status === 'failed' ? ({ code: 'aws_access_denied', details: {} } as const) : undefined;
  return {
    ...aRequestCore(status),
    id: 1070 as RequestId,
    purpose: 'The autumn campaign',
    kind: 'spend_limit',
    what: 'override',
    limitUsd: 50,
    fromUsd: 1,
    quotaStatus: undefined,
    quotaCaseId: undefined,
    failure,
    ...overrides,
  };
}

export function aCall(overrides: Partial<CallView> = {}): CallView {
  return {
    id: 1 as CallId,
    number: aNumber(),
    region: 'us-east-1',
    project: aProject(),
    caller: REQUESTER,
    destination: '+14255550100',
    body: 'This is a test call.',
    bodyType: 'TEXT',
    voiceId: 'MATTHEW',
    maxPricePerMinute: undefined,
    isDryRun: false,
    status: 'sent',
    messageId: 'msg-0001',
    failure: undefined,
    askedAt: ASKED_AT,
    endedAt: DECIDED_AT,
    ...overrides,
  };
}

export function anAccount(overrides: Partial<AccountView> = {}): AccountView {
  return {
    region: 'us-east-1',
    tier: 'sandbox',
    tierValue: 'SANDBOX',
    spendLimit: { enforcedUsd: 1, maxUsd: 1, isOverridden: false },
    room: { used: 18, max: 25 },
    readAt: DECIDED_AT,
    ...overrides,
  };
}
