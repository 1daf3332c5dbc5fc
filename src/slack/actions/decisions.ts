import type { Result } from '#src/domain/errors.ts';
import { type RequestId, readRowId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import type { DecideInput } from '#src/usecases/decide-request.ts';
import { grantCase } from '#src/usecases/end-case.ts';
import { redrawClickedCopy } from '#src/usecases/redraw-card.ts';
import { retryRequest } from '#src/usecases/retry-request.ts';
import { withdrawRequest } from '#src/usecases/withdraw-request.ts';
import { standing } from '../cards/standing.ts';
import { refusalText } from '../error-text.ts';
import type { Click, ClickHandler, MessageContent, SlackApp } from '../interactions.ts';

type Verb = (context: SlackApp['context'], input: DecideInput) => Promise<Result<RequestView>>;

/** What a copy is that Dialtone does not know: in a direct message it loses its buttons like a receipt. */
const kindAt = (channelId: string) => (channelId.startsWith('D') ? 'receipt' : 'card');

/** What was decided stands, whatever becomes of the drawing: the copies that are known are redrawn by promise. */
async function redrawClicked({ context }: SlackApp, { message }: Click, requestId: RequestId): Promise<void> {
  if (message === undefined || message.isEphemeral) return;
  const { channelId, ts } = message;
  await redrawClickedCopy(context, requestId, { channelId, ts }, kindAt(channelId)).catch((err: unknown) =>
    context.log.warn({ err, requestId, channelId, ts }, 'clicked copy was not promised to be redrawn'),
  );
}

function toldAlone(request: RequestView, app: SlackApp): MessageContent {
  return standing(request, { ...app.cards, now: app.context.clock.now() });
}

/** A button of a request: the verb decides from the database; whoever changed nothing is told why, alone. */
export const decideBy =
  (verb: Verb): ClickHandler =>
  async (app, click) => {
    const requestId = readRowId<RequestId>(click.value);
    const { actor, correlationId } = click;
    const decided = await verb(app.context, { actor, correlationId, requestId });
    await redrawClicked(app, click, requestId);
    const { admins } = app.context.settings;
    if (!decided.ok) await click.respond({ text: refusalText(decided.refusal, { requestId, admins }) });
    // A message that only the person sees cannot be redrawn, so it gets an answer instead.
    else if (click.message === undefined) await click.respond(toldAlone(decided.value, app));
  };

export const onApprove = decideBy(approveRequest);
export const onWithdraw = decideBy(withdrawRequest);
export const onRetry = decideBy(retryRequest);
export const onGranted = decideBy(grantCase);
