import type { Form } from '#src/local/slack/driver.ts';
import { ask } from '../ask.ts';
import { accountOf, insist, REGION, type Stage, says } from '../stage.ts';
import { tell } from '../transcript.ts';

export async function tryAgain(stage: Stage): Promise<void> {
  const { aws, requester2, lead, lead2, member } = stage;
  tell.chapter('4. AWS has no long code in stock in Canada: one of two fails, and is tried again');
  aws.faults.add({ fault: 'out-of-stock', country: 'CA', region: REGION });
  const lines = [
    { country: 'United Kingdom', quantity: 1 },
    { country: 'Canada', quantity: 1 },
  ];
  const { id, card } = await ask(stage, requester2, lines, 'Delivery calls');
  tell.does(lead2, 'chooses [Approve]');
  await lead2.click(card, 'Approve');
  tell.sees('#voice-approvals:', await lead2.redrawn(card, says('Partly leased')));
  const result = await requester2.dm(says('1 of 2 numbers leased'));
  tell.sees('Direct message to Requester two:', result);
  tell.does(requester2, 'chooses [Get support text]');
  await requester2.click(result, 'Get support text');
  const where = (form: Form) => form.closeLabel === 'Done';
  const support = await requester2.modal({ title: 'Support text', where });
  tell.seesModal(support);
  await support.close();

  aws.faults.clear();
  tell.notes('AWS has long codes in Canada again.');
  tell.does(requester2, 'chooses [Try again]');
  await requester2.click(result, 'Try again');
  await lead.redrawn(card, says('2 of 2 leased', 'Both numbers leased'));
  tell.sees('#voice-approvals:', await lead.redrawn(card, says('Both numbers leased')));
  insist(
    accountOf(stage).numbers.length === 5,
    'AWS does not have 5 numbers: trying again must lease only what failed',
  );

  tell.does(member, `types /voice status ${id}`);
  await member.command('/voice', `status ${id}`);
  const story = await member.ephemeral(says(id));
  tell.sees('Who did what (only Member sees it):', story);
  insist(says('tried again')(story), 'the history does not tell of the second try');
}
