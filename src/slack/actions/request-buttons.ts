import { type RequestId, readRowId } from '#src/domain/request.ts';
import { showRequest } from '#src/usecases/show-requests.ts';
import { supportTextView } from '../cards/support-text.ts';
import { drawHelp } from '../commands/help.ts';
import { showStatus } from '../commands/status.ts';
import { refusalText } from '../error-text.ts';
import type { ClickHandler } from '../interactions.ts';
import { openRequestForm } from '../modals/request-form/open.ts';
import { closedView, openModal } from '../views.ts';

export const onHubRequest: ClickHandler = (app, click) =>
  openRequestForm(app, click, async () => ({ lines: [] }));

export const onHubStatus: ClickHandler = (app, click) => showStatus(app, click, '');

export const onHubHelp: ClickHandler = (app, click) => click.respond(drawHelp(app.context.settings.admins));

const SUPPORT_TEXT_TITLE = 'Support text';

/** The text for AWS Support, ready to copy, for everybody who may read the request. */
export const onSupportText: ClickHandler = (app, click) => {
  const requestId = readRowId<RequestId>(click.value);
  const opening = {
    title: SUPPORT_TEXT_TITLE,
    loading: 'Loading the text…',
    again: 'Choose the button again.',
  };
  return openModal(app, click, opening, async () => {
    const shown = await showRequest(app.context, click.actor, requestId);
    if (shown.ok) return supportTextView(shown.value.request, app.cards);
    const { admins } = app.context.settings;
    return closedView(SUPPORT_TEXT_TITLE, 'info', refusalText(shown.refusal, { requestId, admins }));
  });
};

/** A button with a URL: Slack opens it, and asks for an answer all the same. */
export const onLink: ClickHandler = async () => {};
