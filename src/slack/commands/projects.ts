import type { KnownBlock } from '@slack/types';
import { type ProjectId, readRowId, type SlackUserId } from '#src/domain/request.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import { archiveProject } from '#src/usecases/save-project.ts';
import { listTeamProjects } from '#src/usecases/show-projects.ts';
import { actions, button, context, section } from '../blocks.ts';
import { refusalText } from '../error-text.ts';
import type { ClickHandler, Command, MessageContent, SlackApp } from '../interactions.ts';
import { PROJECT_ACTIONS } from '../modals/project-form.ts';
import { bold, channelMention, inline, plainLine } from '../mrkdwn.ts';
import { plain } from '../views.ts';
import { adminsOr, counted, people } from '../words.ts';

export const ARCHIVE_PROJECT = 'project.archive';

/** A message has 50 blocks; a project takes two of them. */
const PROJECTS_AT_MOST = 20;

function archiveButton(project: ProjectView) {
  return {
    ...button({
      actionId: ARCHIVE_PROJECT,
      text: 'Archive',
      value: String(project.id),
      label: `Archive ${plainLine(project.name)}`.slice(0, 75),
    }),
    confirm: {
      title: plain('Archive the project'),
      text: plain(
        'Nothing new can be asked or approved for it. Its numbers stay leased and go on costing money. It cannot be brought back.',
      ),
      confirm: plain('Archive project'),
      deny: plain('Cancel'),
      style: 'danger' as const,
    },
  };
}

function drawProject(project: ProjectView, isAdmin: boolean): KnownBlock[] {
  const pinpoint =
    project.pinpointApplicationId === undefined ? '' : ` · Pinpoint ${inline(project.pinpointApplicationId)}`;
  const row = section(
    `${bold(inline(project.name))} · ${project.region} · ${channelMention(project.channelId)}${pinpoint}\nLeads: ${people(project.leads, 'and')}`,
  );
  if (!isAdmin) return [row];
  const edit = button({
    actionId: PROJECT_ACTIONS.edit,
    text: 'Edit',
    value: String(project.id),
    label: `Edit ${plainLine(project.name)}`.slice(0, 75),
  });
  return [row, actions(edit, archiveButton(project))];
}

/** The projects with their leads and channels, and for admins the buttons to change them. */
export function drawProjects(
  projects: readonly ProjectView[],
  isAdmin: boolean,
  admins: readonly SlackUserId[],
): MessageContent {
  const add = actions(button({ actionId: PROJECT_ACTIONS.add, text: 'Add a project', style: 'primary' }));
  const shown = projects.slice(0, PROJECTS_AT_MOST);
  const more = projects.length - shown.length;
  const title =
    projects.length === 0 ? 'No project is registered yet.' : `${counted(projects.length, 'project')}`;
  const who = isAdmin
    ? 'A project has a Region, the leads who decide, and the channel where they are asked.'
    : `Admins add and edit projects: ${adminsOr(admins)}`;
  return {
    text: title,
    blocks: [
      section(`*${title}*`),
      ...shown.flatMap((project) => drawProject(project, isAdmin)),
      ...(more > 0
        ? [context(`And ${more} more. \`/voice projects\` with the start of a name shows only those.`)]
        : []),
      context(who),
      ...(isAdmin ? [add] : []),
    ],
  };
}

/** `/voice projects [start of a name]`. */
export async function showProjects(
  app: SlackApp,
  { actor, respond }: Pick<Command, 'actor' | 'respond'>,
  words: string,
): Promise<void> {
  const { admins } = app.context.settings;
  const start = words.trim().toLowerCase();
  const all = await listTeamProjects(app.context, actor);
  const projects = all.filter((project) => project.name.toLowerCase().startsWith(start));
  await respond(drawProjects(projects, admins.includes(actor.userId), admins));
}

/** Archive, after its confirmation; checked again on the server. */
export const onArchiveProject: ClickHandler = async (app, click) => {
  const { actor, correlationId, value, respond } = click;
  const projectId = readRowId<ProjectId>(value);
  const archived = await archiveProject(app.context, { actor, correlationId, projectId });
  const { admins } = app.context.settings;
  await respond({
    text: archived.ok
      ? `${bold(`${inline(archived.value.name)} is archived.`)} Nothing new can be asked or approved for it.`
      : refusalText(archived.refusal, { admins }),
  });
};
