import type { RequestView } from '#src/domain/request-view.ts';
import { when } from '../mrkdwn.ts';
import { actorText } from '../words.ts';

type Decided = Pick<RequestView, 'decidedBy' | 'decidedAt'>;

/** “by <@lead> {when}”. */
export function decidedText({ decidedBy, decidedAt }: Decided): string {
  return `by ${actorText(decidedBy)}${decidedAt === undefined ? '' : ` ${when(decidedAt)}`}`;
}

/** “Approved by <@lead> {when}”, for a context line. */
export function approvedText(request: Decided): string {
  return `Approved ${decidedText(request)}`;
}

/** A number of an archived project still costs money, so relinquishing it can be approved all the same. */
export function canBeApproved({ kind, project }: Pick<RequestView, 'kind' | 'project'>): boolean {
  return kind === 'relinquish_number' || project.archivedAt === undefined;
}

/** “Asked {when}”. */
export function askedText({ askedAt }: Pick<RequestView, 'askedAt'>): string {
  return `Asked ${when(askedAt)}`;
}
