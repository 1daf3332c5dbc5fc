import type { InputBlock, View } from '@slack/types';
import type { Refusal } from '#src/domain/errors.ts';
import { type NumberId, type ProjectId, readRowId, type SlackUserId } from '#src/domain/request.ts';
import { changeOwner, loadOwnerForm, type OwnerForm } from '#src/usecases/change-owner.ts';
import { section } from '../blocks.ts';
import { fieldError, refusalText } from '../error-text.ts';
import type { ClickHandler, SlackApp, Submission, SubmitAnswer, Values } from '../interactions.ts';
import { bold, code, inline, mention } from '../mrkdwn.ts';
import { closedView, plain, updateView } from '../views.ts';
import { adminsOr } from '../words.ts';
import { detailsFor } from './number-details.ts';
import { projectOptions } from './project-select.ts';

export const OWNER_FORM = 'number.owner-form';

const FIELDS = {
  project: { block: 'project', action: 'owner-form.project' },
  owner: { block: 'owner', action: 'owner-form.owner' },
} as const;

const CHANGE = 'Change owner';
const ASSIGN = 'Assign to a project';

function projectInput({ projects }: OwnerForm): InputBlock {
  return {
    type: 'input',
    block_id: FIELDS.project.block,
    label: plain('Project'),
    hint: plain(
      "Only projects of the number's Region. The project's leads decide about the number from then on.",
    ),
    element: { type: 'static_select', action_id: FIELDS.project.action, ...projectOptions(projects) },
  };
}

/** Who owns the number from now on; for one of no project also which project it belongs to. */
export function drawOwnerForm(form: OwnerForm): View {
  const { number } = form;
  const isNew = number.project === undefined;
  const title = isNew ? ASSIGN : CHANGE;
  const owner = number.owner === undefined ? 'nobody' : mention(number.owner);
  const of = number.project === undefined ? 'Belongs to no project' : inline(number.project.name);
  return {
    type: 'modal',
    callback_id: OWNER_FORM,
    title: plain(title),
    submit: plain(isNew ? 'Assign' : CHANGE),
    close: plain('Cancel'),
    private_metadata: String(number.id),
    blocks: [
      section(`${bold(code(number.phoneNumber))} · ${of} · owned by ${owner}`),
      ...(isNew ? [projectInput(form)] : []),
      {
        type: 'input',
        block_id: FIELDS.owner.block,
        label: plain('Owner'),
        hint: plain(
          'A member of this workspace, not a guest. The owner can keep the number, protect it and call from it.',
        ),
        element: {
          type: 'users_select',
          action_id: FIELDS.owner.action,
          ...(number.owner === undefined ? {} : { initial_user: number.owner }),
        },
      },
    ],
  };
}

async function ownerFormFor(app: SlackApp, actor: Submission['actor'], numberId: NumberId): Promise<View> {
  const { admins } = app.context.settings;
  const form = await loadOwnerForm(app.context, actor, numberId);
  if (!form.ok) return closedView(CHANGE, 'info', refusalText(form.refusal, { admins }));
  const { number, projects } = form.value;
  if (number.project !== undefined || projects.length > 0) return drawOwnerForm(form.value);
  const text = `No project is registered in ${number.region}. ${adminsOr(admins)} adds one with \`/voice projects\`.`;
  return closedView(ASSIGN, 'info', text);
}

/** Change owner, or Assign to a project: takes the place of the details. */
export const onChangeOwner: ClickHandler = async (app, { actor, value, view }) => {
  if (view === undefined) return;
  await updateView(app.client, { id: view.id }, await ownerFormFor(app, actor, readRowId<NumberId>(value)));
};

/** What was chosen; pure. */
function readOwnerForm(values: Values): {
  readonly ownerId: SlackUserId | undefined;
  readonly projectId: ProjectId | undefined;
} {
  const owner = values[FIELDS.owner.block]?.[FIELDS.owner.action]?.selected_user;
  const project = values[FIELDS.project.block]?.[FIELDS.project.action]?.selected_option?.value;
  return {
    ownerId: owner ? (owner as SlackUserId) : undefined,
    projectId: project ? readRowId<ProjectId>(project) : undefined,
  };
}

function blockOf({ code: refused }: Refusal): string | undefined {
  if (refused === 'owner_not_eligible') return FIELDS.owner.block;
  return refused === 'project_unknown' || refused === 'project_archived' ? FIELDS.project.block : undefined;
}

export async function onOwnerSubmitted(
  app: SlackApp,
  { view, actor, correlationId }: Submission,
): Promise<SubmitAnswer> {
  const numberId = readRowId<NumberId>(view.metadata);
  const { ownerId, projectId } = readOwnerForm(view.values);
  if (ownerId === undefined)
    return { response_action: 'errors', errors: { [FIELDS.owner.block]: 'Choose an owner' } };
  const changed = await changeOwner(app.context, { actor, correlationId, numberId, ownerId, projectId });
  if (changed.ok) {
    const note = {
      level: 'info',
      text: `${mention(ownerId)} owns ${code(changed.value.phoneNumber)} now.`,
    } as const;
    return { response_action: 'update', view: await detailsFor(app, actor, numberId, note) };
  }
  const { refusal } = changed;
  const block = blockOf(refusal);
  const isAsked = view.drawn.blocks.some(({ block_id }) => block_id === block);
  if (block !== undefined && isAsked)
    return { response_action: 'errors', errors: { [block]: fieldError(refusal) } };
  const { admins } = app.context.settings;
  return { response_action: 'update', view: closedView(CHANGE, 'info', refusalText(refusal, { admins })) };
}
