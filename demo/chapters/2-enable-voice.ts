import { approve, opened, send } from '../ask.ts';
import { accountOf, cardOf, insist, REGION, type Stage, says } from '../stage.ts';
import { tell } from '../transcript.ts';
import { APPLICATION_ID } from './1-register-a-project.ts';

export async function enableVoice(stage: Stage): Promise<void> {
  const { aws, requester } = stage;
  tell.chapter('2. A requester enables voice for the project, a lead decides');
  tell.does(requester, 'types /voice-enable checkout');
  await requester.command('/voice-enable', 'checkout');
  const form = await opened(requester, 'Enable voice');
  tell.seesModal(form);
  insist(form.submitLabel === 'Ask a lead', 'somebody who is no lead can enable voice alone');
  await send(form, 'closed');

  const id = stage.nextId();
  const card = await cardOf(stage, id);
  tell.sees('#voice-approvals:', card);
  const done = await approve(stage, card, 'Voice is enabled for Checkout alerts, but no number can call yet');
  tell.sees('#voice-approvals:', done);
  tell.sees('Direct message to Requester:', await requester.dm(says(`${id}: Voice is enabled`)));

  const application = aws
    .state()
    .pinpoint.applications[REGION]?.find(({ id: own }) => own === APPLICATION_ID);
  insist(application?.sms?.enabled === true, 'the SMS channel of the Pinpoint project is not enabled');
  insist(application?.voice?.enabled === true, 'the voice channel of the Pinpoint project is not enabled');
  insist(accountOf(stage).configurationSets.length === 1, 'AWS does not have one configuration set');
}
