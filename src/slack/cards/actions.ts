/** Every action of a request's card, receipt and result. The button's value is the request's numeric id, only that. */
export const CARD_ACTIONS = {
  approve: 'request.approve',
  deny: 'request.deny',
  withdraw: 'request.withdraw',
  retry: 'request.retry',
  supportText: 'request.support-text',
  askAgain: 'request.ask-again',
  keep: 'request.keep',
  /** Opens a URL; Slack reports the click all the same. */
  openCard: 'request.open-card',
} as const;

/** What people tell Dialtone of a case at AWS Support. The value is the request's numeric id, as above. */
export const CASE_ACTIONS = {
  filed: 'case.filed',
  asked: 'case.asked',
  answer: 'case.answer',
  granted: 'case.granted',
  refused: 'case.refused',
  /** Opens a URL. */
  openSupportCenter: 'case.open-support-center',
} as const;
