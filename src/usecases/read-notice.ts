import { findAccount } from '#db/queries/accounts.ts';
import { getCallView } from '#db/queries/calls.ts';
import type { StoredNotice } from '#db/queries/notices.ts';
import { getRequestView } from '#db/queries/request-view.ts';
import { REQUEST_NOTICE_KINDS, type RequestNoticeKind } from '../domain/notices.ts';
import type { RequestView } from '../domain/request-view.ts';
import type { NoticeSubject } from '../ports.ts';
import type { Context } from './context.ts';
import { exportNumbers } from './export-numbers.ts';
import { refreshPeople } from './people.ts';
import { readTier } from './read-tier.ts';

const isRequestKind = (kind: string): kind is RequestNoticeKind =>
  REQUEST_NOTICE_KINDS.some((known) => known === kind);

/** The request as it is now; before people are asked, who of the leads can still decide. */
async function readRequest(
  context: Context,
  requestId: RequestView['id'],
  kind: RequestNoticeKind,
): Promise<RequestView> {
  const request = await getRequestView(context.db, requestId);
  if (request.status !== 'pending' || kind === 'card_to_lead') return request;
  await refreshPeople(context, request.project.leads);
  return getRequestView(context.db, requestId);
}

/** What a message tells of, as it is now. Throws when the row names nothing of its kind. */
export async function readNotice(context: Context, notice: StoredNotice): Promise<NoticeSubject> {
  const { kind, requestId, callId, facts } = notice;
  if (isRequestKind(kind) && requestId !== null)
    return { kind, request: await readRequest(context, requestId, kind) };
  if (kind === 'case_resolved_in_thread' && requestId !== null) {
    const request = await getRequestView(context.db, requestId);
    return { kind, request, tier: await readTier(context, request) };
  }
  if (kind === 'call_result' && callId !== null) return { kind, call: await getCallView(context.db, callId) };
  if (kind === 'tier_changed' && facts?.about === 'tier') {
    const account = await findAccount(context.db, facts.region);
    if (account !== undefined) return { kind, account, from: facts.from ?? undefined };
  }
  if (kind === 'numbers_export' && facts?.about === 'export')
    return { kind, file: await exportNumbers(context, facts) };
  throw new Error(`notice ${notice.id} tells of nothing`);
}
