import { formatRequestId } from '#src/domain/request.ts';
import type { CaseStatus } from '#src/domain/support-case.ts';
import { bold, inline, when } from '../../mrkdwn.ts';
import { actorText, people } from '../../words.ts';
import { asSentence, idOf, type RefusalTable, type Words } from './words.ts';

type Code =
  | 'limit_missing'
  | 'limit_malformed'
  | 'limit_not_positive'
  | 'limit_too_high'
  | 'limit_over_quota'
  | 'limit_within_quota'
  | 'website_missing'
  | 'service_missing'
  | 'answer_too_long'
  | 'access_already_asked'
  | 'case_id_malformed'
  | 'may_not_follow_case'
  | 'case_not_open'
  | 'case_already_filed'
  | 'draft_changed'
  | 'question_missing'
  | 'case_answer_missing';

/** Where the case stands instead of where the click wants it. */
const STANDS: Readonly<Record<CaseStatus, (id: string) => string>> = {
  to_file: (id) => `The case of ${id} is not filed yet.`,
  filing: (id) => `Dialtone is filing the case of ${id}.`,
  filed: (id) => `The case of ${id} waits for AWS.`,
  more_asked: (id) => `The case of ${id} waits for the answer to what AWS asked.`,
  granted: (id) => `AWS has granted ${id}.`,
  refused: (id) => `AWS has refused ${id}.`,
};

const notOpen: Words<'case_not_open'> = ({ status, by, at }, context) => {
  const id = idOf(context);
  const stands = status === undefined ? `${id} has no case at AWS Support.` : STANDS[status](id);
  const who = at === undefined ? '' : ` Told by ${actorText(by)} ${when(at)}.`;
  return `${bold(stands)}${who} Nothing was changed.`;
};

/** About production access, its case and the spend limit. */
export const ACCESS_REFUSALS: RefusalTable<Code> = {
  limit_missing: asSentence,
  limit_malformed: asSentence,
  limit_not_positive: asSentence,
  limit_too_high: asSentence,
  limit_over_quota: asSentence,
  limit_within_quota: asSentence,
  website_missing: asSentence,
  service_missing: asSentence,
  answer_too_long: asSentence,
  access_already_asked: ({ requestId, region }) => {
    const id = formatRequestId(requestId);
    return `${bold(`${id} already asks for production access in ${inline(region, 30)}.`)} \`/voice status ${id}\` tells where it stands.`;
  },
  case_id_malformed: asSentence,
  may_not_follow_case: ({ requester, leads }, context) =>
    `${bold(`Only the requester and the leads can follow the case of ${idOf(context)}.`)} Ask ${people([requester, ...leads.filter((lead) => lead !== requester)], 'or')}.`,
  case_not_open: notOpen,
  case_already_filed: ({ caseId, by, at }, context) =>
    `${bold(`${idOf(context)} was filed as case ${inline(caseId, 64)} by ${actorText(by)} ${when(at)}.`)} Your case id was not saved.`,
  draft_changed: () =>
    `${bold('This draft was changed in another window meanwhile.')} Open the form again to go on with it.`,
  question_missing: asSentence,
  case_answer_missing: asSentence,
};
