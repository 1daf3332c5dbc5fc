/** The service code of SMS Voice v2 at Service Quotas. */
export const SMS_VOICE_CODE = 'sms-voice';

export const PHONE_NUMBERS = 'L-C62B0C80';
export const VOICE_MONTHLY_SPEND = 'L-FDAE1CE0';

export interface QuotaDefinition {
  readonly code: string;
  readonly name: string;
  readonly defaultValue: number;
}

/**
 * The quotas of sms-voice; all are adjustable, and none is for production access. Codes and names come from a third
 * party that reads them from the API. AWS publishes 25 for numbers, pools and configuration sets and a monthly spend
 * of 1 USD; the other defaults are a guess.
 */
export const QUOTAS: readonly QuotaDefinition[] = [
  { code: PHONE_NUMBERS, name: 'PhoneNumbers', defaultValue: 25 },
  { code: 'L-1A498A50', name: 'Pools', defaultValue: 25 },
  { code: 'L-9A0E302E', name: 'ConfigurationSets', defaultValue: 25 },
  { code: 'L-1306C1EF', name: 'OptOutLists', defaultValue: 25 },
  { code: VOICE_MONTHLY_SPEND, name: 'VoiceMessageMonthlySpend', defaultValue: 1 },
  { code: 'L-2325465C', name: 'TextMessageMonthlySpend', defaultValue: 1 },
  { code: 'L-DEA21975', name: 'MediaMessageMonthlySpend', defaultValue: 1 },
  { code: 'L-BE964C91', name: 'Registrations', defaultValue: 25 },
  { code: 'L-7988B946', name: 'RegistrationAttachments', defaultValue: 25 },
  { code: 'L-95ACE848', name: 'ProtectConfigurations', defaultValue: 25 },
  { code: 'L-D6967A02', name: 'SenderIds', defaultValue: 25 },
];
