import { isUniqueViolation } from '#db/errors.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { findPerson } from '#db/queries/people.ts';
import {
  findProject,
  insertProject,
  markProjectArchived,
  markProjectEdited,
  type ProjectFields,
} from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import type { AuditFacts } from '../domain/audit.ts';
import { AppError, ok, type Refusal, type Result, refused } from '../domain/errors.ts';
import { refuseAsLead, refuseManagingProjects } from '../domain/policy.ts';
import { refuseProjectFields } from '../domain/project.ts';
import type { ProjectId, SlackUserId } from '../domain/request.ts';
import type { ProjectView } from '../domain/request-view.ts';
import { type Context, transact } from './context.ts';
import { readAsker, refreshPerson } from './people.ts';
import { promiseHomes, promiseRedrawOfPending } from './promises.ts';

export interface SaveProjectInput {
  readonly actor: UserActor;
  readonly correlationId: string;
  readonly fields: ProjectFields;
  /** Set when a project is edited; `version` is the one that the form was drawn from. */
  readonly existing?: { readonly id: ProjectId; readonly version: number };
}

const factsOf = (fields: ProjectFields): AuditFacts => ({
  name: fields.name,
  region: fields.region,
  channel: fields.channelId,
  leads: fields.leads,
  pinpointApplicationId: fields.pinpointApplicationId ?? null,
});

async function refuseLeads(
  context: Context,
  leads: readonly SlackUserId[],
  teamId: string,
): Promise<Refusal | undefined> {
  await Promise.all(leads.map((userId) => refreshPerson(context, userId)));
  for (const userId of leads) {
    const refusal = refuseAsLead(await findPerson(context.db, userId), userId, teamId);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

async function refuseChannel(context: Context, channelId: string): Promise<Refusal | undefined> {
  const channel = await context.directory.findChannel(channelId);
  return channel?.isMember === true ? undefined : { code: 'channel_not_joined', channelId };
}

/** Adds or edits a project, for admins. Every refusal names what to change; nothing is saved by halves. */
export async function saveProject(context: Context, input: SaveProjectInput): Promise<Result<ProjectView>> {
  const { actor, existing } = input;
  const fields = {
    ...input.fields,
    name: input.fields.name.trim(),
    pinpointApplicationId: input.fields.pinpointApplicationId?.trim() || undefined,
  };
  const refusal =
    refuseManagingProjects(await readAsker(context.db, actor, context), actor.teamId) ??
    refuseProjectFields(fields) ??
    (await refuseLeads(context, fields.leads, actor.teamId)) ??
    (await refuseChannel(context, fields.channelId));
  if (refusal !== undefined) return refused(refusal);
  const before = existing && (await findProject(context.db, existing.id));
  if (existing !== undefined && before?.teamId !== actor.teamId) return refused({ code: 'project_unknown' });

  try {
    const id = await transact(context, async (tx, handOn) => {
      const at = context.clock.now();
      const saved =
        existing === undefined
          ? await insertProject(tx, fields, actor.teamId, at)
          : await markProjectEdited(tx, existing.id, existing.version, fields);
      if (saved === undefined) return undefined;
      await insertAuditEvent(tx, {
        at,
        actor,
        action: existing === undefined ? 'project.added' : 'project.edited',
        projectId: saved,
        ...(before === undefined ? {} : { before: factsOf(before) }),
        after: factsOf(fields),
        correlationId: input.correlationId,
      });
      if (existing !== undefined) await promiseRedrawOfPending(tx, handOn, context, saved);
      const leads = [...(before?.leads ?? []), ...fields.leads];
      await promiseHomes(tx, handOn, context, [...leads, ...context.settings.admins]);
      handOn({ name: 'inventory.sync', payload: { region: fields.region } });
      return saved;
    });
    const project = id === undefined ? undefined : await findProject(context.db, id);
    return project === undefined ? refused({ code: 'project_changed' }) : ok(project);
  } catch (error) {
    if (isUniqueViolation(error, 'projects_name_unique'))
      return refused({ code: 'project_name_taken', name: fields.name });
    throw error;
  }
}

/** Archives a project, for admins: its requests stay readable, and nothing new is asked or approved. */
export async function archiveProject(
  context: Context,
  input: { readonly actor: UserActor; readonly correlationId: string; readonly projectId: ProjectId },
): Promise<Result<ProjectView>> {
  const { actor, projectId } = input;
  const refusal = refuseManagingProjects(await readAsker(context.db, actor, context), actor.teamId);
  if (refusal !== undefined) return refused(refusal);
  const project = await findProject(context.db, projectId);
  if (project?.teamId !== actor.teamId) return refused({ code: 'project_unknown' });
  const at = context.clock.now();
  await transact(context, async (tx, handOn) => {
    if ((await markProjectArchived(tx, projectId, actor, at)) === undefined) return;
    await insertAuditEvent(tx, {
      at,
      actor,
      action: 'project.archived',
      projectId,
      before: { archived: false },
      after: { archived: true },
      correlationId: input.correlationId,
    });
    await promiseRedrawOfPending(tx, handOn, context, projectId);
    await promiseHomes(tx, handOn, context, [...project.leads, ...context.settings.admins]);
  });
  const archived = await findProject(context.db, projectId);
  if (archived === undefined) throw new AppError('internal');
  return ok(archived);
}
