import { refreshPerson } from '#src/usecases/people.ts';
import { type InventoryView, readView, showNumbers } from '#src/usecases/show-numbers.ts';
import { refusalText } from '../error-text.ts';
import type { ClickHandler, Command, CommandHandler, MessageContent, SlackApp } from '../interactions.ts';
import { drawNumbers } from '../inventory/draw-list.ts';

/** A page of numbers as this person may see it, or why they may not. */
export async function numbersFor(
  app: SlackApp,
  actor: Command['actor'],
  view: InventoryView,
  note?: string,
): Promise<MessageContent> {
  const shown = await showNumbers(app.context, actor, view);
  if (shown.ok) return drawNumbers(shown.value, app.cards, note);
  return { text: refusalText(shown.refusal, { admins: app.context.settings.admins }) };
}

/** `/voice numbers [project | mine | all | words to search for]`. */
export async function showInventory(
  app: SlackApp,
  { actor, respond }: Pick<Command, 'actor' | 'respond'>,
  words: string,
): Promise<void> {
  await respond(await numbersFor(app, actor, await readView(app.context, actor, words)));
}

/** `/voice-numbers`, and `/voice numbers`. */
export const onNumbersCommand: CommandHandler = async (app, command) => {
  if (!(await command.isFirst)) return;
  await refreshPerson(app.context, command.actor.userId);
  await showInventory(app, command, command.text);
};

/** Numbers, from the hub and the App Home. */
export const onHubNumbers: ClickHandler = (app, click) => showInventory(app, click, '');
