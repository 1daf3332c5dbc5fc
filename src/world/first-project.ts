import { hasProject } from '#db/queries/projects.ts';
import type { SlackUserId } from '../domain/request.ts';
import type { FirstStep } from '../local/page/protocol.ts';
import type { LocalSlack } from '../local/slack/driver.ts';
import type { Context } from '../usecases/context.ts';
import { refreshPerson } from '../usecases/people.ts';
import { saveProject } from '../usecases/save-project.ts';

const REQUESTER = 'U0REQUESTER';
const LEADS = ['U0LEAD', 'U0LEAD2'];
const GENERAL = 'C0GENERAL';
const APPROVALS = 'C0VOICE';

/**
 * Gives a workspace that has never had a project its first one, so that somebody who has just opened the page can ask
 * at once. An admin adds it, as people do; where that is refused, the workspace begins without one.
 */
export async function addFirstProject(context: Context, slack: LocalSlack): Promise<void> {
  if (await hasProject(context.db, slack.teamId)) return;
  const admin = context.settings.admins.find((id) => slack.workspace.user(id) !== undefined);
  if (admin === undefined) return;
  await refreshPerson(context, admin);
  const saved = await saveProject(context, {
    actor: { kind: 'user', userId: admin, teamId: slack.teamId },
    correlationId: 'first-project',
    fields: {
      name: 'Checkout alerts',
      region: 'us-east-1',
      channelId: APPROVALS,
      pinpointApplicationId: undefined,
      leads: LEADS.map((lead) => lead as SlackUserId),
    },
  });
  if (!saved.ok) context.log.warn({ code: saved.refusal.code }, 'first project was refused');
}

/** From asking for a number to seeing it arrive, for somebody who has never seen the workspace. */
export function firstSteps(slack: LocalSlack): readonly FirstStep[] {
  return [
    { label: 'Ask for a number', personId: REQUESTER, place: GENERAL, command: '/voice-request US 1' },
    { label: 'Approve as lead', personId: 'U0LEAD', place: APPROVALS },
    { label: 'See it arrive', personId: REQUESTER, place: slack.workspace.direct(REQUESTER).id },
  ];
}
