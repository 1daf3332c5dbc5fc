import type { Tx } from '#db/client.ts';
import { lockNumber } from '#db/queries/inventory.ts';
import { insertRelinquishment } from '#db/queries/relinquishments.ts';
import type { UserActor } from '../domain/actor.ts';
import { ok, RefusedError, type Result, refused } from '../domain/errors.ts';
import type { Asker } from '../domain/policy.ts';
import { refuseRelinquishForm, refuseRelinquishing } from '../domain/relinquish-policy.ts';
import type { NumberId, RequestId } from '../domain/request.ts';
import { isOfKind, type RelinquishRequest, type RequestView } from '../domain/request-view.ts';
import { askLeads, findAsked } from './ask-leads.ts';
import type { Context } from './context.ts';
import { findNumberWithTeam } from './find-number.ts';
import { readAsker } from './people.ts';
import { readImpact, withReleaser } from './preview-relinquishment.ts';

export interface OpenRelinquishmentInput {
  readonly actor: UserActor;
  readonly correlationId: string;
  /** The form that it came from: sent twice, it is one request. */
  readonly submissionKey: string;
  readonly numberId: NumberId;
  /** What was typed to confirm, as it was typed. */
  readonly confirmation: string;
  /** Empty where nobody said it. */
  readonly why: string;
}

function relinquishmentOf(request: RequestView): RelinquishRequest {
  if (!isOfKind(request, 'relinquish_number')) throw new Error(`request ${request.id} is ${request.kind}`);
  return request;
}

/** The row of the number is held, so what the card says is true when it is written, and of two requests one is made. */
async function insertDetails(
  tx: Tx,
  asker: Asker,
  { actor, numberId }: OpenRelinquishmentInput,
  requestId: RequestId,
): Promise<void> {
  const found = await findNumberWithTeam(tx, actor, numberId, (_tx, id) => lockNumber(tx, id));
  if (found === undefined) throw new RefusedError({ code: 'number_unknown' });
  const refusal = refuseRelinquishing(asker, found.number, found.teamId);
  if (refusal !== undefined) throw new RefusedError(refusal);
  await insertRelinquishment(tx, { requestId, numberId, impact: await readImpact(tx, found.number) });
}

/**
 * Asks the leads of a number's project to relinquish it (guide, relinquishing, steps 4 and 5). Nothing is done at AWS
 * until a lead has approved and the grace period is over.
 */
export async function openRelinquishment(
  context: Context,
  input: OpenRelinquishmentInput,
): Promise<Result<RelinquishRequest>> {
  const { actor, correlationId, submissionKey, numberId, why } = input;
  const earlier = await findAsked(context, submissionKey);
  if (earlier !== undefined) return ok(relinquishmentOf(earlier));

  const found = await findNumberWithTeam(context.db, actor, numberId);
  if (found === undefined) return refused({ code: 'number_unknown' });
  const asker = await readAsker(context.db, actor, context);
  const refusal = refuseRelinquishing(asker, found.number, found.teamId) ?? refuseRelinquishForm(input);
  if (refusal !== undefined) {
    // The request that stands in the way may be this very form, sent twice at once.
    const meanwhile = await findAsked(context, submissionKey);
    if (meanwhile !== undefined) return ok(relinquishmentOf(meanwhile));
    return refused(await withReleaser(context.db, refusal, numberId));
  }
  const { project, phoneNumber, region } = found.number;
  if (project === undefined) return refused({ code: 'number_of_no_project', phoneNumber });
  try {
    const asked = await askLeads(context, {
      kind: 'relinquish_number',
      project,
      actor,
      purpose: why,
      correlationId,
      submissionKey,
      facts: { phoneNumber, region },
      insertDetails: (tx, requestId) => insertDetails(tx, asker, input, requestId),
    });
    return ok(relinquishmentOf(asked));
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return refused(await withReleaser(context.db, error.refusal, numberId));
  }
}
