import { fillRequest } from '../ask-for-numbers.ts';
import { accountOf, cardOf, insist, type Stage, says } from '../stage.ts';
import { tell } from '../transcript.ts';

export async function leaseNumbers(stage: Stage): Promise<void> {
  const { requester, lead, lead2 } = stage;
  tell.chapter('3. A requester asks for 3 numbers in 2 countries, a lead approves, AWS leases');
  tell.does(requester, 'chooses [Request phone numbers] and asks for 2 × United States, 1 × Brazil');
  await requester.click(await requester.dm(says('no number can call yet')), 'Request phone numbers');
  const lines = [
    { country: 'United States', quantity: 2 },
    { country: 'Brazil', quantity: 1, useCase: 'Promotional' },
  ];
  await fillRequest(requester, lines, 'Password reset calls for the web shop', (_, form) =>
    tell.seesModal(form),
  );
  const id = stage.nextId();
  tell.sees('Direct message to Requester:', await requester.dm(says(`${id} is with the leads`)));
  const card = await cardOf(stage, id);
  tell.sees('#voice-approvals:', card);

  tell.does(requester, 'tries to approve their own request');
  await requester.click(card, 'Approve');
  tell.sees('Only Requester sees:', await requester.ephemeral(says('so you cannot decide it')));

  tell.does(lead, 'chooses [Approve]');
  await lead.click(card, 'Approve');
  const counting = await lead.redrawn(card, says(' of 3 leased ■'));
  tell.sees('#voice-approvals, while AWS leases:', counting);
  await lead.redrawn(card, says('3 of 3 leased', 'All 3 numbers leased'));
  const done = await lead.redrawn(card, says('All 3 numbers leased'));
  tell.sees('#voice-approvals, when it is done:', done);
  tell.sees('In the thread of the card:', await lead.reply(done, says('all 3 numbers leased')));
  tell.sees('Direct message to Requester:', await requester.dm(says(`${id}: all 3 numbers leased`)));
  insist(accountOf(stage).numbers.length === 3, 'AWS does not have 3 numbers');

  tell.does(lead2, 'chooses [Approve] on a copy of the card that is out of date');
  await lead2.click(card, 'Approve', { stale: true });
  tell.sees('Only Lead two sees:', await lead2.ephemeral(says('changed nothing')));
}
