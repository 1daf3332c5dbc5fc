import { opened, send } from '../ask.ts';
import { REGION, type Stage, says } from '../stage.ts';
import { tell } from '../transcript.ts';

/** A project that Amazon Pinpoint knows from before. */
export const APPLICATION_ID = '8f14e45fceea167a5a36dedd4bea2543';

export async function registerProject({ aws, admin }: Stage): Promise<void> {
  tell.chapter('1. An admin registers a project');
  aws.pinpoint.addApplication({ region: REGION, id: APPLICATION_ID, name: 'Checkout' });
  tell.does(admin, 'types /voice projects and chooses [Add a project]');
  await admin.command('/voice', 'projects');
  await admin.click(await admin.ephemeral(says('No project')), 'Add a project');
  const form = await opened(admin, 'Add a project');
  await form.fill('Name', 'Checkout alerts');
  await form.choose('Region', REGION);
  await form.choose('Leads', ['Lead', 'Lead two']);
  await form.choose('Approval channel', 'voice-approvals');
  await form.fill('Pinpoint application id', APPLICATION_ID);
  tell.seesModal(form);
  await send(form, 'closed');
  await admin.command('/voice', 'projects');
  tell.sees('/voice projects (only Admin sees it):', await admin.ephemeral(says('Checkout alerts')));
}
