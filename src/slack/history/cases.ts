import type { AuditAction } from '../../domain/audit.ts';
import { quotaStatusText } from '../cards/spend-limit/quota-text.ts';
import { fact, has, perMonth, type Telling } from './telling.ts';

/** “ in us-east-1”, where the event says it. */
const inRegion: Telling = ({ after }) => (has(after, 'region') ? ` in ${fact(after, 'region')}` : '');

type Action = Extract<
  AuditAction,
  'aws.called' | 'voice.enabled' | `case.${string}` | `limit.${string}` | `account.${string}`
>;

/** Calls of AWS, its Support and the account's limits. */
export const CASE_TELLINGS = {
  'aws.called': ({ after }) => `called AWS: ${fact(after, 'operation')}, try ${fact(after, 'try')}`,
  'voice.enabled': ({ after }) =>
    after?.['wasEnabled'] === true ? 'found voice enabled already' : 'enabled voice',
  'case.opened': () => 'wrote the text for AWS Support',
  'case.filed': ({ after }) => `filed it as case ${fact(after, 'caseId')}`,
  'case.fell_back': () => 'could not file the case, so a person has to',
  'case.question_asked': () => 'passed on what AWS asked',
  'case.answered': () => 'answered what AWS asked',
  'case.ended': ({ after }) => {
    const reason = has(after, 'reason') ? `: “${fact(after, 'reason')}”` : '';
    return `learnt that AWS ${after?.['status'] === 'granted' ? 'granted' : 'refused'} it${reason}`;
  },
  'limit.changed': (event) => {
    const from = has(event.after, 'from') ? ` from ${perMonth(event.after, 'from')}` : '';
    return `set the spend limit${inRegion(event)}${from} to ${perMonth(event.after, 'to')}`;
  },
  'limit.asked_of_aws': (event) =>
    `asked AWS to raise the maximum${inRegion(event)} to ${perMonth(event.after, 'to')}`,
  'limit.quota_changed': ({ after }) => {
    const caseId = has(after, 'caseId') ? `, case ${fact(after, 'caseId')}` : '';
    return `learnt that ${quotaStatusText(fact(after, 'quotaStatus'))}${caseId}`;
  },
  'account.tier_changed': (event) => {
    const from = has(event.before, 'tier') ? ` from ${fact(event.before, 'tier')}` : '';
    return `learnt that AWS moved the account${inRegion(event)}${from} to ${fact(event.after, 'tier')}`;
  },
} as const satisfies Record<Action, Telling>;
