/** Reasons of AccessDeniedException: about the account as a whole. */
export const ACCESS_DENIED_REASONS = {
  ACCOUNT_DISABLED: 'AWS has disabled this account for numbers and messages.',
  INSUFFICIENT_ACCOUNT_REPUTATION: 'AWS wants to review this account before it goes on.',
} as const;
