import type { CommandHandler } from '../interactions.ts';
import { openRequestForm } from '../modals/request-form/open.ts';
import { readRequestWords } from './request-words.ts';

/** `/voice-request [country] [quantity]` and `/voice request …`. */
export const onRequestCommand: CommandHandler = (app, command) =>
  openRequestForm(app, command, async () => readRequestWords(command.text));
