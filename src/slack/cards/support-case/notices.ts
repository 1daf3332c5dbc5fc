import type { AccountView } from '#src/domain/account.ts';
import { formatRequestId, type SlackUserId } from '#src/domain/request.ts';
import type { CaseRequest, RequestView } from '#src/domain/request-view.ts';
import type { CaseView } from '#src/domain/support-case.ts';
import { actions, type Drawing, section } from '../../blocks.ts';
import { bold, cut, inline, mention } from '../../mrkdwn.ts';
import { actorText, sentenceCase } from '../../words.ts';
import { supportTextButton } from '../buttons.ts';
import { SUMMARY_MAX_LENGTH } from '../fit-text.ts';
import { partsOf } from '../kinds.ts';
import type { CardContext } from '../settings.ts';
import { standing } from '../standing.ts';
import { addAnswerButton, endingButtons } from './buttons.ts';
import { caseOf } from './case-of.ts';
import { latest } from './messages.ts';
import { copyable } from './packet.ts';
import { openSupportCenterButton } from './support-center.ts';

type OfCase = (request: CaseRequest, supportCase: CaseView, draw: CardContext) => Drawing;

/** A request without a case, or with one that has moved on, gets where it stands. */
const ofCase =
  (draws: OfCase, isOwed: (supportCase: CaseView) => boolean) =>
  (request: RequestView, draw: CardContext): Drawing => {
    const found = caseOf(request);
    return found === undefined || !isOwed(found.supportCase)
      ? standing(request, draw)
      : draws(found.request, found.supportCase, draw);
  };

/** Who filed the case; where Dialtone did, who approved it. */
function filerOf({ decidedBy, requester }: CaseRequest, { filedBy }: CaseView): SlackUserId {
  if (filedBy?.kind === 'user') return filedBy.userId;
  return decidedBy?.kind === 'user' ? decidedBy.userId : requester;
}

const nameOf = ({ caseId }: CaseView): string => (caseId === undefined ? 'the case' : `case ${caseId}`);

const DAY_MS = 24 * 60 * 60 * 1000;

const text = (words: string): string => cut(words, SUMMARY_MAX_LENGTH);

/** AWS asked for more: a direct message to the requester with the whole question. */
export const caseQuestion = ofCase(
  (request, supportCase) => {
    const id = formatRequestId(request.id);
    const { toDoMarked, joins } = partsOf(request);
    const question = latest(supportCase, 'question');
    return {
      text: text(`${id}: AWS asked for more. Add your answer.`),
      blocks: [
        section(
          `${bold(`${id}: AWS asked for more.`)} It is about your request to ${toDoMarked} ${joins} ${inline(request.project.name)}.`,
        ),
        ...(question === undefined ? [] : copyable(question.body)),
        section(
          `The case is written in ${supportCase.language === 'ja' ? 'Japanese' : 'English'}. AWS goes on when it has your answer.`,
        ),
        actions(addAnswerButton(request)),
      ],
    };
  },
  ({ status }) => status === 'more_asked',
);

/** The requester has answered: who filed the case adds the answer to it by hand. */
export const caseAnswer = ofCase(
  (request, supportCase) => {
    const id = formatRequestId(request.id);
    const answer = latest(supportCase, 'answer');
    return {
      text: text(`${id}: ${actorText(answer?.by)} answered what AWS asked. Add the answer to the case.`),
      blocks: [
        section(
          `${bold(`${id}: the answer for AWS is here.`)} ${mention(filerOf(request, supportCase))}, open ${nameOf(supportCase)} in Support Center, choose *Reply*, and send this text.`,
        ),
        ...(answer === undefined ? [] : copyable(answer.body)),
        actions(openSupportCenterButton(request, { isFiled: true })),
      ],
    };
  },
  (supportCase) => latest(supportCase, 'answer') !== undefined,
);

/** Nobody has told a case id: to who asked and who approved, since AWS knows nothing of it. */
function notFiled(request: CaseRequest, { apiRefusal }: CaseView): Drawing {
  const id = formatRequestId(request.id);
  const why = apiRefusal === undefined ? '' : ' Dialtone could not file it by itself; the card says why.';
  const lead = request.decidedBy?.kind === 'user' ? [request.decidedBy.userId] : [];
  const who = [...new Set([request.requester, ...lead])].map(mention).join(' or ');
  return {
    text: text(`${id} is approved, but its case is not filed yet. File it in Support Center.`),
    blocks: [
      section(
        `${bold(`${id} is approved, but its case is not filed yet.`)}${why} ${who}: file it in Support Center with the text on the card, then choose *I filed it* there.`,
      ),
      actions(openSupportCenterButton(request, { isFiled: false })),
    ],
  };
}

/** AWS answers first within 24 hours; after that in whole days, as the reminders come. */
function waitedHours({ answerDueAt }: CaseView, now: Date): number {
  const lateMs = answerDueAt === undefined ? 0 : Math.max(0, now.getTime() - answerDueAt.getTime());
  return 24 * (1 + Math.floor(lateMs / DAY_MS));
}

/** A day without a case id, or days without an answer of AWS. */
export const caseReminder = ofCase(
  (request, supportCase, draw) => {
    if (supportCase.status === 'to_file') return notFiled(request, supportCase);
    const id = formatRequestId(request.id);
    const words = `${sentenceCase(nameOf(supportCase))} has had no answer for ${waitedHours(supportCase, draw.now)} hours. Look in Support Center.`;
    return {
      text: text(`${id}: ${words}`),
      blocks: [
        section(`${mention(filerOf(request, supportCase))} ${words}`),
        actions(openSupportCenterButton(request, { isFiled: true })),
      ],
    };
  },
  ({ status }) => status === 'filed' || status === 'to_file',
);

/** Of a text that Dialtone has sent, nobody knows whether AWS has it: people look, since nothing is sent twice. */
export const caseText = ofCase(
  (request, supportCase) => {
    const id = formatRequestId(request.id);
    return {
      text: text(`${id}: Dialtone does not know whether AWS has all of the text. Look in Support Center.`),
      blocks: [
        section(
          `${bold(`${id}: Dialtone does not know whether AWS has all of the text of ${nameOf(supportCase)}.`)} ${mention(filerOf(request, supportCase))}, look at the case in Support Center and add what is missing. Dialtone sends nothing twice.`,
        ),
        actions(openSupportCenterButton(request, { isFiled: true }), supportTextButton(request)),
      ],
    };
  },
  ({ status }) => status === 'filed' || status === 'more_asked',
);

const TIER_HINTS = {
  production: (region: string) => ` AWS says that ${region} is in production.`,
  sandbox: (region: string) => ` AWS says that ${region} is in the sandbox.`,
  unknown: () => '',
} as const satisfies Record<AccountView['tier'], (region: string) => string>;

/** AWS has closed the case; how it ended is for people to say, with what AWS says of the account as a hint. */
export function caseResolved(request: RequestView, tier: AccountView['tier'], draw: CardContext): Drawing {
  const found = caseOf(request);
  const status = found?.supportCase.status;
  if (found === undefined || (status !== 'filed' && status !== 'more_asked')) return standing(request, draw);
  const id = formatRequestId(request.id);
  const { supportCase } = found;
  const hint =
    found.request.kind === 'production_access' ? TIER_HINTS[tier](found.request.access.region) : '';
  return {
    text: text(`${id}: AWS has closed ${nameOf(supportCase)}. Tell how it ended.`),
    blocks: [
      section(
        `${bold(`${id}: AWS has closed ${nameOf(supportCase)}.`)}${hint} ${mention(filerOf(found.request, supportCase))}, read its answer in Support Center, then tell here how it ended.`,
      ),
      actions(...endingButtons(found.request), openSupportCenterButton(found.request, { isFiled: true })),
    ],
  };
}
