export { auditEvents } from './audit-events.ts';
export { cards, deliveries, notices, paces } from './messages.ts';
export { accountRooms, learnedPrices, numbers } from './numbers.ts';
export { people, projectLeads, projects } from './projects.ts';
export { awsCalls, lines, orders, requests } from './requests.ts';
