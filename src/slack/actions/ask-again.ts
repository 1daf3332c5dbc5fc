import type { View } from '@slack/types';
import type { RequestKind } from '#src/domain/request.ts';
import { type RequestId, readRowId } from '#src/domain/request.ts';
import type { LeaseRequest, RequestOf, RequestView } from '#src/domain/request-view.ts';
import { showRequest } from '#src/usecases/show-requests.ts';
import { refusalText } from '../error-text.ts';
import type { Click, ClickHandler, SlackApp } from '../interactions.ts';
import { drawAccessFormFor, prefillOfAccess } from '../modals/access-form/open.ts';
import { loadEnableView } from '../modals/enable-form/open.ts';
import { loadLimitView } from '../modals/limit-form/open.ts';
import { drawRelinquishForm } from '../modals/relinquish-form/draw.ts';
import { drawForm } from '../modals/request-form/open.ts';
import { newForm } from '../modals/request-form/state.ts';
import { closedView, openModal } from '../views.ts';

const TITLE = 'Ask again';

type DrawAgain<Kind extends RequestKind> = (
  app: SlackApp,
  click: Click,
  request: RequestOf<Kind>,
) => Promise<View>;

function drawLeaseAgain(
  app: SlackApp,
  click: Click,
  { lines, project, purpose }: LeaseRequest,
): Promise<View> {
  const isThere = project.archivedAt === undefined;
  const asked = lines.map(({ country, useCase, numberType, quantity }) => ({
    country,
    useCase,
    numberType,
    quantity,
  }));
  return drawForm(app, click, newForm(asked, { purpose, ...(isThere ? { projectId: project.id } : {}) }));
}

/** The form of each kind, filled in with what was asked. */
const FORMS: { readonly [Kind in RequestKind]?: DrawAgain<Kind> } = {
  lease_numbers: drawLeaseAgain,
  enable_voice: (app, click, { project }) => loadEnableView(app, click, { projectId: project.id }),
  relinquish_number: (app, click, { number, purpose }) =>
    drawRelinquishForm(app, click, { numberId: number.id, why: purpose }),
  production_access: (app, { actor }, request) => drawAccessFormFor(app, actor, prefillOfAccess(request)),
  spend_limit: (app, click, { project, what, limitUsd, purpose }) =>
    loadLimitView(app, click, { state: { projectId: project.id, what, limit: String(limitUsd), purpose } }),
};

function drawAgain(app: SlackApp, click: Click, request: RequestView): Promise<View> {
  const draw = FORMS[request.kind] as DrawAgain<RequestKind> | undefined;
  if (draw === undefined) throw new Error(`no form for ${request.kind}`);
  return draw(app, click, request);
}

/** Ask again, and Start again: the form that made the request, with what was asked for then. */
export const onAskAgain: ClickHandler = (app, click) => {
  const requestId = readRowId<RequestId>(click.value);
  const opening = { title: TITLE, loading: 'Loading what was asked…', again: 'Choose the button again.' };
  return openModal(app, click, opening, async () => {
    const shown = await showRequest(app.context, click.actor, requestId);
    if (shown.ok) return drawAgain(app, click, shown.value.request);
    const { admins } = app.context.settings;
    return closedView(TITLE, 'info', refusalText(shown.refusal, { requestId, admins }));
  });
};
