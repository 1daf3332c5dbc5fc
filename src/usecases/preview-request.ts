import { findProject } from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import { type BasketLine, checkBasket, mergeLines } from '../domain/basket.ts';
import { refuseArchived } from '../domain/decide.ts';
import { ok, type Result, refused } from '../domain/errors.ts';
import type { PriceQuote } from '../domain/money.ts';
import type { ProjectId } from '../domain/request.ts';
import type { ProjectView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { refusePurpose, refuseRoom } from './open-request.ts';
import { openQuoter } from './quote-prices.ts';

export interface RequestPreview {
  readonly project: ProjectView;
  readonly lines: readonly (BasketLine & { readonly quote: PriceQuote | undefined })[];
  /** Lines that stood more than once and were put together. */
  readonly merged: readonly BasketLine[];
  readonly purpose: string;
}

/** What a request would be, for the review; refused for the reasons for which sending it would be. */
export async function previewRequest(
  context: Context,
  input: {
    readonly actor: UserActor;
    readonly projectId: ProjectId;
    readonly lines: readonly BasketLine[];
    readonly purpose: string;
  },
): Promise<Result<RequestPreview>> {
  const project = await findProject(context.db, input.projectId);
  if (project === undefined || project.teamId !== input.actor.teamId)
    return refused({ code: 'project_unknown' });
  const refusal =
    refuseArchived({ project }) ??
    checkBasket(input.lines) ??
    refusePurpose(input.purpose) ??
    (await refuseRoom(context, project.region, input.lines));
  if (refusal !== undefined) return refused(refusal);
  const { lines, merged } = mergeLines(input.lines);
  const quote = await openQuoter(context.db, context.settings);
  const quoted = lines.map((line) => ({ ...line, quote: quote(line) }));
  return ok({ project, lines: quoted, merged, purpose: input.purpose.trim() });
}
