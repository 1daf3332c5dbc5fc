import type { CaseView } from '#src/domain/support-case.ts';
import { plainDate } from '../../mrkdwn.ts';

/** Where a case stands, for a message's `text`: starts in lower case, ends in a full stop. */
export function caseSummary({ status, caseId, answerDueAt, messages }: CaseView): string {
  const id = caseId === undefined ? '' : ` ${caseId}`;
  switch (status) {
    case 'to_file':
      return 'approved, the case for AWS Support is not filed yet.';
    case 'filing':
      return 'approved, Dialtone files the case at AWS Support.';
    case 'filed': {
      const isFirst = messages.length === 0 && answerDueAt !== undefined;
      return `filed as case${id}.${isFirst ? ` AWS answers until ${plainDate(answerDueAt)}.` : ''}`;
    }
    case 'more_asked':
      return `AWS asked for more in case${id}.`;
    case 'granted':
      return `AWS granted case${id}.`;
    case 'refused':
      return `AWS refused case${id}.`;
  }
}
