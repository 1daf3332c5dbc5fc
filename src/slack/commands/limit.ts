import type { CommandHandler } from '../interactions.ts';
import { openLimitForm } from '../modals/limit-form/open.ts';

/** `/voice limit [project]`. */
export const onLimitCommand: CommandHandler = (app, command) =>
  openLimitForm(app, command, { words: command.text });
