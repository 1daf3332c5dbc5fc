import type { InputBlock, KnownBlock, PlainTextOption, View } from '@slack/types';
import { z } from 'zod';
import type { Refusal } from '#src/domain/errors.ts';
import { REGIONS_WITHOUT_VOICE, VOICE_REGIONS } from '#src/domain/regions.ts';
import {
  PROJECT_NAME_MAX_LENGTH,
  PROJECT_NAME_MIN_LENGTH,
  type ProjectId,
  readRowId,
  type SlackUserId,
} from '#src/domain/request.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import { saveProject } from '#src/usecases/save-project.ts';
import { findTeamProject, refuseProjectManager } from '#src/usecases/show-projects.ts';
import { context } from '../blocks.ts';
import { fieldError, refusalText } from '../error-text.ts';
import { withAlert } from '../failures.ts';
import type { Click, SlackApp, Submission, SubmitAnswer, Values } from '../interactions.ts';
import { inline } from '../mrkdwn.ts';
import { closedView, openModal, plain } from '../views.ts';

export const PROJECT_FORM = 'project.form';
export const PROJECT_ACTIONS = { add: 'project.add', edit: 'project.edit' } as const;

const FIELDS = {
  name: { block: 'name', action: 'project-form.name' },
  region: { block: 'region', action: 'project-form.region' },
  leads: { block: 'leads', action: 'project-form.leads' },
  channel: { block: 'channel', action: 'project-form.channel' },
  pinpoint: { block: 'pinpoint', action: 'project-form.pinpoint' },
} as const;

const metadataSchema = z.object({ id: z.number().int(), version: z.number().int() }).nullable();

const regionOption = (region: string): PlainTextOption => ({ text: plain(region), value: region });

function regionInput(region: string | undefined): InputBlock {
  return {
    type: 'input',
    block_id: FIELDS.region.block,
    label: plain('Region'),
    hint: plain("Numbers belong to one Region. Only some of AWS's Regions have voice."),
    element: {
      type: 'static_select',
      action_id: FIELDS.region.action,
      option_groups: [
        { label: plain('With voice'), options: VOICE_REGIONS.map(regionOption) },
        { label: plain('Without voice: cannot be chosen'), options: REGIONS_WITHOUT_VOICE.map(regionOption) },
      ],
      ...(region === undefined ? {} : { initial_option: regionOption(region) }),
    },
  };
}

function inputs(project: ProjectView | undefined): KnownBlock[] {
  return [
    {
      type: 'input',
      block_id: FIELDS.name.block,
      label: plain('Name'),
      element: {
        type: 'plain_text_input',
        action_id: FIELDS.name.action,
        min_length: PROJECT_NAME_MIN_LENGTH,
        max_length: PROJECT_NAME_MAX_LENGTH,
        ...(project === undefined ? {} : { initial_value: project.name }),
      },
    },
    regionInput(project?.region),
    {
      type: 'input',
      block_id: FIELDS.leads.block,
      label: plain('Leads'),
      hint: plain("They decide the project's requests. With two or more, a lead can ask as well."),
      element: {
        type: 'multi_users_select',
        action_id: FIELDS.leads.action,
        ...(project === undefined ? {} : { initial_users: [...project.leads] }),
      },
    },
    {
      type: 'input',
      block_id: FIELDS.channel.block,
      label: plain('Approval channel'),
      hint: plain('Where the leads are asked. Dialtone must be a member.'),
      element: {
        type: 'conversations_select',
        action_id: FIELDS.channel.action,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(project === undefined ? {} : { initial_conversation: project.channelId }),
      },
    },
    {
      type: 'input',
      block_id: FIELDS.pinpoint.block,
      optional: true,
      label: plain('Pinpoint application id'),
      hint: plain('Only for a project that Amazon Pinpoint knows.'),
      element: {
        type: 'plain_text_input',
        action_id: FIELDS.pinpoint.action,
        ...(project?.pinpointApplicationId === undefined
          ? {}
          : { initial_value: project.pinpointApplicationId }),
      },
    },
  ];
}

/** The form of a new project, or of one that is edited. */
export function drawProjectForm(project: ProjectView | undefined): View {
  return {
    type: 'modal',
    callback_id: PROJECT_FORM,
    title: plain(project === undefined ? 'Add a project' : 'Edit a project'),
    submit: plain('Save'),
    close: plain('Cancel'),
    private_metadata: JSON.stringify(
      project === undefined ? null : { id: project.id, version: project.version },
    ),
    blocks: [
      ...(project === undefined ? [] : [context(`Editing ${inline(project.name)}`)]),
      ...inputs(project),
    ],
  };
}

/** Add, or Edit with the project's id as the button's value: for admins. */
export function onProjectForm(app: SlackApp, click: Click): Promise<void> {
  const isNew = click.actionId === PROJECT_ACTIONS.add;
  const title = isNew ? 'Add a project' : 'Edit a project';
  const opening = { title, loading: 'Loading the project…', again: 'Run `/voice projects` again.' };
  const { admins } = app.context.settings;
  return openModal(app, click, opening, async () => {
    const refusal = await refuseProjectManager(app.context, click.actor);
    if (refusal !== undefined) return closedView(title, 'info', refusalText(refusal, { admins }));
    if (isNew) return drawProjectForm(undefined);
    const project = await findTeamProject(app.context, click.actor, readRowId<ProjectId>(click.value));
    return project === undefined || project.archivedAt !== undefined
      ? closedView(title, 'info', refusalText({ code: 'project_unknown' }, { admins }))
      : drawProjectForm(project);
  });
}

/** What was typed; pure. */
function readProjectForm(values: Values) {
  const at = (field: { readonly block: string; readonly action: string }) =>
    values[field.block]?.[field.action];
  return {
    name: at(FIELDS.name)?.value ?? '',
    region: at(FIELDS.region)?.selected_option?.value ?? '',
    leads: (at(FIELDS.leads)?.selected_users ?? []).map((id) => id as SlackUserId),
    channelId: at(FIELDS.channel)?.selected_conversation ?? '',
    pinpointApplicationId: at(FIELDS.pinpoint)?.value ?? undefined,
  };
}

function blockOf({ code }: Refusal): string | undefined {
  switch (code) {
    case 'project_name_length':
    case 'project_name_taken':
      return FIELDS.name.block;
    case 'region_without_voice':
      return FIELDS.region.block;
    case 'no_leads':
    case 'lead_not_eligible':
      return FIELDS.leads.block;
    case 'pinpoint_id_malformed':
      return FIELDS.pinpoint.block;
    default:
      return undefined;
  }
}

export async function onProjectSubmitted(
  app: SlackApp,
  { view, actor, correlationId }: Submission,
): Promise<SubmitAnswer> {
  const edited = metadataSchema.parse(JSON.parse(view.metadata));
  const saved = await saveProject(app.context, {
    actor,
    correlationId,
    fields: readProjectForm(view.values),
    ...(edited === null ? {} : { existing: { id: edited.id as ProjectId, version: edited.version } }),
  });
  if (saved.ok) return undefined;
  const { refusal } = saved;
  const block = blockOf(refusal);
  if (block !== undefined) return { response_action: 'errors', errors: { [block]: fieldError(refusal) } };
  const text = refusalText(refusal, { admins: app.context.settings.admins });
  return { response_action: 'update', view: withAlert(view.drawn, 'error', text) };
}
