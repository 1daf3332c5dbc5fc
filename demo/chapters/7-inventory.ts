import type { Form, Message, Person } from '#src/local/slack/driver.ts';
import { opened, send } from '../ask.ts';
import { insist, type Stage, says } from '../stage.ts';
import { tell } from '../transcript.ts';

const ARRIVED = '+5491123450100';
const GIVEN = '+12015550100';

async function openNumber(person: Person, list: Message, number: string): Promise<Form> {
  const controls = person.on(list);
  const found = await controls.search('Open a number', number);
  insist(found.length === 1, `one number should be found by its digits, not ${found.length}`);
  await controls.pick('Open a number', found[0] ?? '', { query: number });
  return opened(person, 'Number details');
}

export async function lookAtNumbers({ requester }: Stage): Promise<void> {
  tell.chapter('7. The inventory, one number of it, and all of it as CSV');
  tell.does(requester, 'types /voice-numbers all');
  await requester.command('/voice-numbers', 'all');
  const list = await requester.ephemeral(says('6 numbers'));
  tell.sees('Only Requester sees:', list);

  tell.does(requester, 'opens the number that came by the support case: it is protected like every other');
  const arrived = await openNumber(requester, list, ARRIVED);
  tell.seesModal(arrived);
  insist(arrived.has('Deletion protection | On'), 'a number that came by a case is not protected');
  await arrived.close();

  tell.does(requester, 'opens another one, chooses [Change owner] and gives it to Owner');
  const details = await openNumber(requester, list, GIVEN);
  insist(details.has('Deletion protection | On'), 'a number that Dialtone leased is not protected');
  await details.click('Change owner');
  const owner = await requester.modal({ title: 'Change owner' });
  await owner.choose('Owner', 'Owner');
  tell.seesModal(owner);
  await send(owner, 'updated');
  await requester.modal({ title: 'Number details', where: (form) => form.has('Owner | @Owner') });
  tell.seesModal(details);
  await details.close();

  tell.does(requester, 'chooses [Export CSV]');
  await requester.click(list, 'Export CSV');
  tell.sees('Only Requester sees:', await requester.ephemeral(says('exported')));
  const message = await requester.dm(({ files }) => files.length === 1);
  tell.sees('Direct message to Requester:', message);
  const [file] = message.files;
  tell.reads(`${file?.name} holds:`, file?.content ?? '');
  insist(file?.content.includes(ARRIVED) === true, 'the CSV lacks the number of Argentina');
}
