import { approve, ask, opened, send } from '../ask.ts';
import { accountOf, insist, insistSoon, REGION, type Stage, says } from '../stage.ts';
import { tell } from '../transcript.ts';

export async function leaseByCase(stage: Stage): Promise<void> {
  const { aws, requester, lead } = stage;
  tell.chapter('5. AWS leases numbers in Argentina only through a support case');
  const lines = [{ country: 'Argentina', quantity: 1 }];
  const { id, card } = await ask(stage, requester, lines, 'Delivery calls in Argentina');
  tell.sees('#voice-approvals:', await approve(stage, card, 'Not filed yet'));

  tell.does(lead, 'files the case in Support Center with this text, then chooses [I filed it]');
  await lead.click(card, 'I filed it');
  const form = await opened(lead, 'I filed the case');
  await form.fill('Case id', 'about 17 hundred');
  const refused = await form.submit();
  insist(refused.kind === 'errors', 'a case id of words was taken');
  tell.seesModal(form);
  await form.fill('Case id', '1700000001');
  await send(form, 'closed');
  tell.sees('#voice-approvals:', await lead.redrawn(card, says('Filed as case 1700000001')));

  const number = aws.voice.addNumber({ region: REGION, country: 'AR', useCase: 'TRANSACTIONAL' });
  tell.notes(`AWS answers the case: ${number.PhoneNumber} is in the account.`);
  tell.does(lead, 'types /voice-numbers and chooses [Synchronise]');
  await lead.command('/voice-numbers');
  await lead.click(await lead.ephemeral(says('Synchronised with AWS')), 'Synchronise');
  tell.sees('#voice-approvals:', await lead.redrawn(card, says('leased.')));
  tell.sees('Direct message to Requester:', await requester.dm(says(number.PhoneNumber)));
  const isTagged = () => accountOf(stage).numbers.some(({ Tags }) => Tags.some(({ Value }) => Value === id));
  await insistSoon(isTagged, 'the number that arrived is not tagged with its request');
}
