import type { Result } from '#src/domain/errors.ts';
import type { RequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import type { DecideInput } from '#src/usecases/decide-request.ts';
import { redrawClickedCopy } from '#src/usecases/redraw-card.ts';
import { retryRequest } from '#src/usecases/retry-request.ts';
import { withdrawRequest } from '#src/usecases/withdraw-request.ts';
import { refusalText } from '../error-text.ts';
import type { Click, ClickHandler, SlackApp } from '../interactions.ts';

type Verb = (context: SlackApp['context'], input: DecideInput) => Promise<Result<RequestView>>;

/** What a message with this button is, where Dialtone does not know the copy; a result is never redrawn. */
type CopyKind = 'card' | 'receipt' | undefined;

async function redrawClicked(
  app: SlackApp,
  { message }: Click,
  requestId: RequestId,
  kind: CopyKind,
): Promise<void> {
  if (message === undefined || message.isEphemeral) return;
  const { channelId, ts } = message;
  await redrawClickedCopy(app.context, requestId, { channelId, ts }, kind);
}

/** A button of a request: the verb decides from the database; whoever changed nothing is told why, alone. */
const decideBy =
  (verb: Verb, kind: CopyKind): ClickHandler =>
  async (app, click) => {
    const requestId = Number(click.value) as RequestId;
    if (!Number.isSafeInteger(requestId) || requestId < 1) throw new Error('the button has no request id');
    const { actor, correlationId } = click;
    const decided = await verb(app.context, { actor, correlationId, requestId });
    await redrawClicked(app, click, requestId, kind);
    if (decided.ok) return;
    const { admins } = app.context.settings;
    await click.respond({ text: refusalText(decided.refusal, { requestId, admins }) });
  };

export const onApprove = decideBy(approveRequest, 'card');
export const onWithdraw = decideBy(withdrawRequest, 'receipt');
export const onRetry = decideBy(retryRequest, undefined);
