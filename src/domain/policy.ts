import type { Person, UserActor } from './actor.ts';
import type { Refusal } from './errors.ts';
import type { SlackUserId } from './request.ts';
import type { ProjectView, RequestView } from './request-view.ts';

/** What every rule about people needs; all of it read from the database at click time. */
export interface Asker {
  readonly actor: UserActor;
  /** Undefined when the person is not stored: then nothing is allowed. */
  readonly person: Person | undefined;
  readonly admins: readonly SlackUserId[];
}

/** Somebody of another workspace, an app, somebody deactivated, or of whom nothing is known. */
export function refuseStranger(asker: Asker, teamId: string): Refusal | undefined {
  const { person } = asker;
  if (asker.actor.teamId !== teamId) return { code: 'other_workspace' };
  if (person === undefined) return { code: 'person_unknown' };
  if (person.teamId !== teamId) return { code: 'other_workspace' };
  if (person.isBot) return { code: 'bot_user' };
  if (person.isDeactivated) return { code: 'deactivated' };
  return undefined;
}

const isAdmin = (asker: Asker): boolean => asker.admins.includes(asker.actor.userId);

/** The people other than the requester who may decide: the leads who can, or the admins where none is left. */
export function decidersOf(
  { project, requester }: Pick<RequestView, 'project' | 'requester'>,
  admins: readonly SlackUserId[],
): readonly SlackUserId[] {
  const leads = project.leads.filter((lead) => lead !== requester && !project.unableLeads.includes(lead));
  return leads.length > 0 ? leads : admins.filter((admin) => admin !== requester);
}

/** Approving or denying: a lead of the project, never the requester, a guest, a bot or a stranger. */
export function refuseDeciding(asker: Asker, request: RequestView): Refusal | undefined {
  const { project } = request;
  const stranger = refuseStranger(asker, project.teamId);
  if (stranger !== undefined) return stranger;
  const deciders = decidersOf(request, asker.admins);
  if (asker.person?.isGuest === true)
    return {
      code: 'guest',
      projectName: project.name,
      leads: deciders.filter((decider) => decider !== asker.actor.userId),
    };
  if (asker.actor.userId === request.requester) return { code: 'own_request', deciders };
  if (!deciders.includes(asker.actor.userId))
    return { code: 'not_a_lead', projectName: project.name, leads: project.leads };
  return undefined;
}

export function refuseWithdrawing(asker: Asker, request: RequestView): Refusal | undefined {
  const stranger = refuseStranger(asker, request.project.teamId);
  if (stranger !== undefined) return stranger;
  return asker.actor.userId === request.requester
    ? undefined
    : { code: 'not_the_requester', requester: request.requester };
}

/** What a lead has approved may be tried again by the requester and by every lead. */
export function refuseTryingAgain(asker: Asker, request: RequestView): Refusal | undefined {
  const { project, requester } = request;
  const stranger = refuseStranger(asker, project.teamId);
  if (stranger !== undefined) return stranger;
  if (asker.actor.userId === requester || project.leads.includes(asker.actor.userId)) return undefined;
  return { code: 'may_not_try_again', requester, leads: project.leads };
}

/** Asking is for every member of the workspace; guests may ask too, since a lead decides. */
export function refuseAsking(asker: Asker, project: ProjectView): Refusal | undefined {
  return refuseStranger(asker, project.teamId);
}

export function refuseManagingProjects(asker: Asker, teamId: string): Refusal | undefined {
  const stranger = refuseStranger(asker, teamId);
  if (stranger !== undefined) return stranger;
  return isAdmin(asker) ? undefined : { code: 'not_an_admin' };
}

/** Reading a request: anyone of the workspace who is not a guest, and guests their own. */
export function refuseReading(asker: Asker, request: RequestView): Refusal | undefined {
  const stranger = refuseStranger(asker, request.project.teamId);
  if (stranger !== undefined) return stranger;
  const isOwn = asker.actor.userId === request.requester;
  return asker.person?.isGuest === true && !isOwn ? { code: 'request_unknown' } : undefined;
}

/** Who may be made a lead: a full member of the workspace. */
export function refuseAsLead(
  person: Person | undefined,
  userId: SlackUserId,
  teamId: string,
): Refusal | undefined {
  if (person === undefined || person.teamId !== teamId)
    return { code: 'lead_not_eligible', userId, why: 'other_workspace' };
  if (person.isBot) return { code: 'lead_not_eligible', userId, why: 'bot' };
  if (person.isDeactivated) return { code: 'lead_not_eligible', userId, why: 'deactivated' };
  if (person.isGuest) return { code: 'lead_not_eligible', userId, why: 'guest' };
  return undefined;
}
