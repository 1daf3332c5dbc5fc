import { opened, send } from '../ask.ts';
import { accountOf, cardOf, insist, type Stage, says } from '../stage.ts';
import { tell } from '../transcript.ts';

export async function enableVoiceAgain(stage: Stage): Promise<void> {
  const { lead, member } = stage;
  tell.chapter('6. Voice is enabled again, which changes nothing');
  tell.does(member, 'types /voice-enable');
  await member.command('/voice-enable');
  const asking = await opened(member, 'Enable voice');
  await send(asking, 'updated');
  tell.seesModal(asking);
  await asking.close();

  tell.does(lead, 'types /voice-enable: a lead need not be asked, and repairs what is missing');
  await lead.command('/voice-enable');
  const form = await opened(lead, 'Enable voice');
  insist(form.submitLabel === 'Enable voice', 'a lead has to ask');
  await send(form, 'closed');
  const id = stage.nextId();
  tell.sees('#voice-approvals:', await cardOf(stage, id, 'Voice was already enabled'));
  tell.sees('Direct message to Lead:', await lead.dm(says(`${id}: Voice was already enabled`)));
  insist(accountOf(stage).configurationSets.length === 1, 'enabling again made a second configuration set');
}
