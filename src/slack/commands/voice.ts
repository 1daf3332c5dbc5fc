import { closest, distance } from 'fastest-levenshtein';
import { refreshPerson } from '#src/usecases/people.ts';
import { actions, section } from '../blocks.ts';
import type { Command, CommandHandler, SlackApp } from '../interactions.ts';
import { inline } from '../mrkdwn.ts';
import { onAccessCommand } from './access.ts';
import { onCallCommand } from './call.ts';
import { onEnableCommand } from './enable.ts';
import { drawHelp, SUBCOMMANDS } from './help.ts';
import { helpButton, showHub, statusButton } from './hub.ts';
import { onLimitCommand } from './limit.ts';
import { showInventory } from './numbers.ts';
import { showProjects } from './projects.ts';
import { onReleaseCommand } from './release.ts';
import { onRequestCommand } from './request.ts';
import { showStatus } from './status.ts';

const names = Object.keys(SUBCOMMANDS);

/** With more than this part of its letters wrong, a guess would be noise. */
const NEAR = 0.5;

async function tellUnknown(command: Command, given: string): Promise<void> {
  const nearest = closest(given, names);
  const guess =
    distance(given, nearest) <= NEAR * nearest.length ? ` Did you mean \`/voice ${nearest}\`?` : '';
  const text = `*\`/voice ${inline(given, 40)}\` is not a command.*${guess}`;
  await command.respond({
    text: `/voice ${inline(given, 40)} is not a command.${guess}`,
    blocks: [section(text), actions(statusButton(), helpButton())],
  });
}

async function answer(app: SlackApp, command: Command, given: string, words: string): Promise<void> {
  if (!(await command.isFirst)) return;
  await refreshPerson(app.context, command.actor.userId);
  if (given === '') return showHub(app, command);
  if (given === 'status') return showStatus(app, command, words);
  if (given === 'numbers') return showInventory(app, command, words);
  if (given === 'projects') return showProjects(app, command, words);
  if (given === 'help') return command.respond(drawHelp(app.context.settings.admins));
  return tellUnknown(command, given);
}

/** `/voice` and its subcommands; `/voice request` opens its form before anything else. */
export const onVoice: CommandHandler = (app, command) => {
  const [first = '', ...rest] = command.text.trim().split(/\s+/);
  const given = first.toLowerCase();
  const words = rest.join(' ');
  if (given === 'request') return onRequestCommand(app, { ...command, text: words });
  if (given === 'enable') return onEnableCommand(app, { ...command, text: words });
  if (given === 'limit') return onLimitCommand(app, { ...command, text: words });
  if (given === 'call') return onCallCommand(app, { ...command, text: words });
  if (given === 'release') return onReleaseCommand(app, { ...command, text: words });
  if (given === 'access') return onAccessCommand(app, { ...command, text: words });
  return answer(app, command, given, words);
};
