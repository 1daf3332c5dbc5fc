import type { SupportState } from './state.ts';

interface SupportService {
  readonly code: string;
  readonly name: string;
  readonly categories: readonly { readonly code: string; readonly name: string }[];
}

/**
 * Where a limit of the voice channel is asked for. The codes come from third parties who file such cases through the
 * API; AWS documents that the Support API does not support limit increases. So a caller looks for them at run time.
 */
export const VOICE_LIMITS = { serviceCode: 'service-limit-increase', categoryCode: 'pinpoint-voice' };

const GENERAL: SupportService = {
  code: 'general-info',
  name: 'General Info and Getting Started',
  categories: [
    { code: 'using-aws', name: 'Using AWS & Services' },
    { code: 'charges', name: 'How Will I Be Charged?' },
  ],
};

const LIMITS: SupportService = {
  code: VOICE_LIMITS.serviceCode,
  name: 'Service Limit Increase',
  categories: [{ code: VOICE_LIMITS.categoryCode, name: 'Pinpoint Voice' }],
};

/** The services that this account can file a case for: a small part of AWS's list. */
export function servicesOf({ listsVoiceLimits }: SupportState): readonly SupportService[] {
  return listsVoiceLimits ? [GENERAL, LIMITS] : [GENERAL];
}

/** All levels that the API knows. Which of them an account has depends on its plan; here it has all. */
export const SEVERITY_LEVELS = [
  { code: 'low', name: 'Low' },
  { code: 'normal', name: 'Normal' },
  { code: 'high', name: 'High' },
  { code: 'urgent', name: 'Urgent' },
  { code: 'critical', name: 'Critical' },
] as const;

export const LANGUAGES: readonly string[] = ['en', 'ja', 'zh', 'es', 'pt', 'fr', 'ko', 'tr'];
