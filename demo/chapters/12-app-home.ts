import { opened, send } from '../ask.ts';
import { fillRequest } from '../ask-for-numbers.ts';
import { accountOf, cardOf, insist, type Stage, says } from '../stage.ts';
import { tell } from '../transcript.ts';

export async function useHome(stage: Stage): Promise<void> {
  const { lead, requester2 } = stage;
  tell.chapter('12. A shortcut, the App Home of who asks and of who decides, and a request that is denied');
  tell.does(requester2, 'chooses the shortcut “Request phone numbers”, from anywhere in Slack');
  await requester2.shortcut('request_numbers');
  const lines = [{ country: 'United States', quantity: 10, useCase: 'Promotional' }];
  await fillRequest(requester2, lines, 'Calls about the summer sale', () => {});
  const id = stage.nextId();
  const card = await cardOf(stage, id);

  tell.does(requester2, 'opens the App Home of Dialtone');
  await requester2.openHome();
  tell.sees('App Home:', await requester2.home((home) => home.has(id)));
  tell.does(lead, 'opens it, too');
  await lead.openHome();
  tell.sees('App Home:', await lead.home((home) => home.has(id)));

  tell.does(lead, 'goes to the card and chooses [Deny]');
  await lead.click(card, 'Deny');
  const form = await opened(lead, `Deny ${id}`);
  await form.fill('Reason', 'Ten are too many for a sale. Two would do.');
  tell.seesModal(form);
  await send(form, 'closed');
  tell.sees('#voice-approvals:', await lead.redrawn(card, says('Denied')));
  tell.sees('Direct message to Requester two:', await requester2.dm(says('was denied')));
  await lead.home((home) => !home.has(id));
  await requester2.home((home) => !home.has(id));
  tell.notes('It is gone from both App Homes.');
  insist(accountOf(stage).numbers.length === 5, 'a denied request leased numbers');
}
