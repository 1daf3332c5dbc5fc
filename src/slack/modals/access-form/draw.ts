import type { KnownBlock, View } from '@slack/types';
import { isBlank } from '#src/domain/questionnaire.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import type { AccessFacts } from '#src/usecases/access-form.ts';
import { actions, button, context, fields } from '../../blocks.ts';
import { alertOf } from '../../failures.ts';
import { usdText } from '../../money-text.ts';
import { inline, when } from '../../mrkdwn.ts';
import { plain } from '../../views.ts';
import { noProjectView } from '../project-input.ts';
import { accessInputs, projectInput } from './inputs.ts';
import { ACCESS_ACTIONS, type AccessState, metadataOf } from './state.ts';

export const ACCESS_FORM = 'access.form';
export const ACCESS_FORM_TITLE = 'Production access';

export interface AccessDrawing {
  readonly state: AccessState;
  readonly projects: readonly ProjectView[];
  /** Undefined while no Region is chosen. */
  readonly facts: AccessFacts | undefined;
  /** When the draft that is shown was kept. */
  readonly savedAt: Date | undefined;
  readonly admins: readonly SlackUserId[];
}

const NONE_SENT =
  'AWS asks for at least one voice message before this, and Dialtone has sent none. Place a test call first; this draft is kept.';

function factsBlocks(region: string, { account, lastSentAt }: AccessFacts): KnownBlock[] {
  const tier = account?.tierValue ?? account?.tier;
  const limit = account?.spendLimit;
  const read = account === undefined || limit === undefined ? '' : ` · read from AWS ${when(account.readAt)}`;
  return [
    context(`Step 1 of 2 · AWS account in ${region}${read}`),
    fields([
      ['Tier', tier === undefined || tier === 'unknown' ? 'not known' : inline(tier.toLowerCase(), 40)],
      ['Spend limit', limit === undefined ? 'not known' : `${usdText(limit.enforcedUsd)} per month`],
      ['Limit', 'Production Access'],
      ['Voice message sent', lastSentAt === undefined ? 'none by Dialtone' : `yes, ${when(lastSentAt)}`],
    ]),
    ...(account?.tier === 'production'
      ? [alertOf('info', `The account is in production in ${region} already.`)]
      : []),
    ...(lastSentAt === undefined
      ? [
          alertOf('warning', NONE_SENT),
          actions(button({ actionId: ACCESS_ACTIONS.placeCall, text: 'Place a test call' })),
        ]
      : []),
  ];
}

function draftBlocks({ state, savedAt }: AccessDrawing): KnownBlock[] {
  const kept =
    savedAt === undefined || isBlank(state.typed)
      ? 'What you enter is kept for you and this Region when you close this.'
      : `Draft of ${when(savedAt)}, kept for you and this Region when you close this.`;
  return [actions(button({ actionId: ACCESS_ACTIONS.saveDraft, text: 'Save draft' })), context(kept)];
}

/** The guide's form for production access: first where the account stands, then what AWS wants to know. */
export function drawAccessForm(drawing: AccessDrawing): View {
  const { state, projects, facts, admins } = drawing;
  if (projects.length === 0) return noProjectView(ACCESS_FORM_TITLE, admins);
  const project = projects.find(({ id }) => id === state.projectId);
  const { region } = state.typed;
  return {
    type: 'modal',
    callback_id: ACCESS_FORM,
    title: plain(ACCESS_FORM_TITLE),
    submit: plain('Next'),
    close: plain('Cancel'),
    notify_on_close: true,
    private_metadata: metadataOf(state),
    blocks: [
      ...(facts === undefined
        ? [context('Step 1 of 2 · Nothing is sent to AWS until a lead approves.')]
        : factsBlocks(region, facts)),
      ...(state.note === undefined ? [] : [alertOf('info', inline(state.note))]),
      projectInput(projects, project),
      ...accessInputs(state),
      ...draftBlocks(drawing),
    ],
  };
}
