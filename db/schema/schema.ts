export { auditEvents } from './audit-events.ts';
export { awsCalls } from './aws-calls.ts';
export { calls } from './calls.ts';
export { caseMessages, cases } from './cases.ts';
export { cards, deliveries, homes, notices, paces } from './messages.ts';
export { accountRooms, accounts, learnedPrices, numbers } from './numbers.ts';
export { people, projectLeads, projects } from './projects.ts';
export { lines, orders, requests } from './requests.ts';
export { accessRequests, drafts, enablements, relinquishments, spendLimitChanges } from './work.ts';
