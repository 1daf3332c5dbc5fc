import type { CommandHandler } from '../interactions.ts';
import { openAccessForm } from '../modals/access-form/open.ts';

/** `/voice-access [project]` and `/voice access …`. */
export const onAccessCommand: CommandHandler = (app, command) =>
  openAccessForm(app, command, { words: command.text });
