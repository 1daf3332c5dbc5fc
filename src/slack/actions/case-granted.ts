import { type RequestId, readRowId } from '#src/domain/request.ts';
import { grantCase } from '#src/usecases/end-case.ts';
import { redrawClickedCopy } from '#src/usecases/redraw-card.ts';
import { refusalText } from '../error-text.ts';
import type { ClickHandler } from '../interactions.ts';

/** Granted: the case has ended well. Whoever comes too late is told who was first. */
export const onGranted: ClickHandler = async (app, click) => {
  const requestId = readRowId<RequestId>(click.value);
  const { actor, correlationId, message } = click;
  const granted = await grantCase(app.context, { actor, correlationId, requestId });
  if (message !== undefined && !message.isEphemeral) {
    const { channelId, ts } = message;
    const kind = channelId.startsWith('D') ? 'receipt' : 'card';
    await redrawClickedCopy(app.context, requestId, { channelId, ts }, kind);
  }
  if (granted.ok) return;
  const { admins } = app.context.settings;
  await click.respond({ text: refusalText(granted.refusal, { requestId, admins }) });
};
