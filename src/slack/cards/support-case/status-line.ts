import type { CaseRequest } from '#src/domain/request-view.ts';
import type { CaseView } from '#src/domain/support-case.ts';
import { mention, quote, when } from '../../mrkdwn.ts';
import { actorText } from '../../words.ts';
import { approvedText } from '../decision-text.ts';
import { latest } from './messages.ts';

/** “*Filed as case 12345678901* by <@lead> {when}.” */
function filedText({ caseId, filedBy, filedAt }: CaseView): string {
  const at = filedAt === undefined ? '' : ` ${when(filedAt)}`;
  const id = caseId === undefined ? '' : ` as case ${caseId}`;
  return `*Filed${id}* by ${actorText(filedBy)}${at}.`;
}

function filed(supportCase: CaseView): string {
  const answer = latest(supportCase, 'answer');
  if (answer !== undefined)
    return `${filedText(supportCase)} ${actorText(answer.by)} answered AWS's question ${when(answer.at)}.`;
  const { answerDueAt } = supportCase;
  const until = answerDueAt === undefined ? '' : `: until ${when(answerDueAt)}`;
  return `${filedText(supportCase)} AWS answers first within 24 hours${until}.`;
}

function moreAsked(request: CaseRequest, supportCase: CaseView): string {
  const question = latest(supportCase, 'question');
  const at = question === undefined ? '' : ` ${when(question.at)}`;
  const words = question === undefined ? '' : `:\n${quote(question.body)}`;
  return `*AWS asked for more*${at}. ${mention(request.requester)} answers${words === '' ? '.' : words}`;
}

const at = (date: Date | undefined): string => (date === undefined ? '' : ` ${when(date)}`);

/** Where a case stands; `granted` is what that means for this request, as a sentence. */
export function caseStatusLine(
  request: CaseRequest,
  supportCase: CaseView,
  { granted }: { readonly granted: string },
): string {
  const { status, endedAt, endReason } = supportCase;
  switch (status) {
    case 'to_file':
      return `*${approvedText(request)}. Not filed yet.*`;
    case 'filing':
      return `*${approvedText(request)}. Dialtone files the case at AWS Support.*`;
    case 'filed':
      return filed(supportCase);
    case 'more_asked':
      return moreAsked(request, supportCase);
    case 'granted':
      return `*Granted*${at(endedAt)}: ${granted}`;
    case 'refused':
      return `*Refused*${at(endedAt)}.${endReason === undefined ? '' : `\n${quote(endReason)}`}`;
  }
}
