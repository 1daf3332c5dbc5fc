import type { CommandHandler } from '../interactions.ts';
import { openCallForm } from '../modals/call-form/open.ts';

/** `/voice-call [digits, project or country]` and `/voice call …`. */
export const onCallCommand: CommandHandler = (app, command) => openCallForm(app, command, command.text);
