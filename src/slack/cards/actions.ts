/** Every action of a request's card, receipt and result. The button's value is the request's numeric id, only that. */
export const CARD_ACTIONS = {
  approve: 'request.approve',
  deny: 'request.deny',
  withdraw: 'request.withdraw',
  retry: 'request.retry',
  supportText: 'request.support-text',
  askAgain: 'request.ask-again',
  /** Opens a URL; Slack reports the click all the same. */
  openCard: 'request.open-card',
} as const;
