import type { CommandHandler } from '../interactions.ts';
import { openEnableForm } from '../modals/enable-form/open.ts';

/** `/voice-enable [project]` and `/voice enable …`. */
export const onEnableCommand: CommandHandler = (app, command) =>
  openEnableForm(app, command, { words: command.text });
