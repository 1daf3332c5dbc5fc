import type { Message, Person } from '#src/local/slack/driver.ts';
import { opened, send } from '../ask.ts';
import { DAY_MS } from '../movable-clock.ts';
import { accountOf, cardOf, insist, passTime, type Stage, says } from '../stage.ts';
import { tell } from '../transcript.ts';

const NUMBER = '+12015550100';

const isLeased = (stage: Stage): boolean =>
  accountOf(stage).numbers.some(({ PhoneNumber, Status }) => PhoneNumber === NUMBER && Status === 'ACTIVE');

async function askToRelinquish(stage: Stage, person: Person, words: readonly string[]): Promise<Message> {
  tell.does(person, `types /voice-release ${NUMBER}`);
  await person.command('/voice-release', NUMBER);
  const form = await opened(person, 'Relinquish a number');
  await form.fill('Why', 'The web shop sends its codes from another number now.');
  for (const word of words) {
    await form.fill('Type delete to confirm', word);
    const taken = await form.submit();
    insist(taken.kind === 'errors', `“${word}” was taken for delete`);
    tell.seesModal(form);
  }
  await form.fill('Type delete to confirm', 'delete');
  tell.does(person, 'types delete and chooses [Ask to relinquish]');
  await send(form, 'cleared');
  return cardOf(stage, stage.nextId());
}

async function approveRelinquishing({ lead }: Stage, card: Message): Promise<Message> {
  tell.does(lead, 'chooses [Approve relinquishing], and so again in the dialog');
  await lead.click(card, 'Approve relinquishing', { confirm: true });
  return lead.redrawn(card, says('Will be relinquished'));
}

export async function relinquishNumber(stage: Stage): Promise<void> {
  const { lead, owner, member } = stage;
  tell.chapter('11. A number is to be relinquished, is kept by its owner, and is relinquished in the end');
  const first = await askToRelinquish(stage, member, ['Delete']);
  tell.sees('#voice-approvals:', first);
  tell.sees('What [Approve relinquishing] asks:', {
    lines: () => lead.on(first).dialog('Approve relinquishing'),
  });
  tell.sees('#voice-approvals:', await approveRelinquishing(stage, first));
  const notice = await owner.dm(says(`your number ${NUMBER}`));
  tell.sees('Direct message to Owner:', notice);
  tell.does(owner, 'chooses [Keep it]');
  await owner.click(notice, 'Keep it');
  tell.sees('The same message:', await owner.redrawn(notice, says('Kept by @Owner')));
  tell.sees('#voice-approvals:', await lead.redrawn(first, says('Kept by @Owner')));
  insist(isLeased(stage), 'the number that was kept is gone');

  const second = await askToRelinquish(stage, owner, []);
  await approveRelinquishing(stage, second);
  await passTime(stage, 6 * DAY_MS);
  tell.notes('6 days pass.');
  tell.sees('In the thread of the card:', await lead.reply(second, says('Keep it')));
  tell.sees('#voice-approvals:', await lead.redrawn(second, says('1 day left')));
  insist(isLeased(stage), 'the number was relinquished before its time');
  await passTime(stage, DAY_MS);
  tell.notes('The last day passes, and nobody keeps the number.');
  tell.sees('#voice-approvals:', await lead.redrawn(second, says('per month less from')));
  tell.sees('Direct message to Owner:', await owner.dm(says(`${NUMBER} is relinquished`)));
  insist(!isLeased(stage), 'AWS still has the number');
  insist(
    accountOf(stage).numbers.filter(({ Status }) => Status === 'ACTIVE').length === 5,
    'AWS took back more',
  );
}
