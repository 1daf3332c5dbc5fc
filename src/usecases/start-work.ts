import type { Tx } from '#db/client.ts';
import { setWorkDue } from '#db/queries/work.ts';
import type { HandOn } from '#db/transaction.ts';
import type { RequestKind } from '../domain/request.ts';
import type { RequestOf, RequestView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { openAccessCase } from './open-case.ts';
import { startGrace } from './start-grace.ts';
import { startLeasing } from './start-leasing.ts';

export type StartWork<Kind extends RequestKind> = (
  context: Context,
  tx: Tx,
  handOn: HandOn,
  request: RequestOf<Kind>,
  now: Date,
  correlationId: string,
) => Promise<void>;

/** What each kind of request sets going when a lead approves it; the job that does it is promised in a row. */
const STARTS: { readonly [Kind in RequestKind]: StartWork<Kind> } = {
  lease_numbers: startLeasing,
  enable_voice: async (_context, tx, handOn, { id }, now) => {
    await setWorkDue(tx, 'enable_voice', id, now);
    handOn({ name: 'voice.enable', payload: { id } });
  },
  relinquish_number: startGrace,
  production_access: openAccessCase,
  spend_limit: async (_context, tx, handOn, { id }, now) => {
    await setWorkDue(tx, 'spend_limit', id, now);
    handOn({ name: 'limit.change', payload: { id } });
  },
};

/** Puts an approved request to work, in the transaction of its approval. */
export async function startWork(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  request: RequestView,
  now: Date,
  correlationId: string,
): Promise<void> {
  const start = STARTS[request.kind] as StartWork<RequestKind>;
  await start(context, tx, handOn, request, now, correlationId);
}
