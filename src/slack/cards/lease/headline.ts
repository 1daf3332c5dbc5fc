import { progressOf } from '#src/domain/progress.ts';
import { formatRequestId } from '#src/domain/request.ts';
import type { LeaseRequest } from '#src/domain/request-view.ts';
import { counted } from '../../words.ts';
import { allOf } from './all-of.ts';

/** The result's first sentence; undefined while numbers are still being leased. */
export function leaseHeadline(request: LeaseRequest): string | undefined {
  const id = formatRequestId(request.id);
  const { leased, failed, total } = progressOf(request.orders);
  switch (request.status) {
    case 'leased':
      return `*${id}: ${allOf(total)} ${total === 1 ? 'number' : 'numbers'} leased.*`;
    case 'partly_leased':
      return `*${id}: ${leased} of ${counted(total, 'number')} leased, ${failed} failed.*`;
    case 'failed':
      return `*${id}: ${total === 1 ? 'the 1 number was not leased' : `none of ${total} numbers leased`}.*`;
    default:
      return undefined;
  }
}
