import type { SlackUserId } from '#src/domain/request.ts';
import { actions, context, section } from '../blocks.ts';
import type { MessageContent } from '../interactions.ts';
import { adminsOr } from '../words.ts';
import { requestNumbersButton, statusButton } from './hub.ts';

/** Every subcommand of `/voice`, with what it does; the help and the nearest match are made from it. */
export const SUBCOMMANDS = {
  help: 'What Dialtone can do',
  request: 'Lease phone numbers for a project; also `/voice-request [country] [quantity]`',
  numbers: 'The phone numbers, with export and details; also `/voice-numbers [project|mine|all]`',
  call: 'Place a test call from a number; also `/voice-call [number]`',
  release: 'Relinquish a phone number; also `/voice-release [number]`',
  enable: 'Enable voice on a project; also `/voice-enable [project]`',
  status: "Your requests and what waits for you; `/voice status R-1042` tells one request's story",
  limit: 'Change how much may be spent on voice messages in a month: `/voice limit [project]`',
  access: 'Ask AWS for production access and follow the case; also `/voice-access [project]`',
  projects: 'The projects, their leads and channels; admins add, edit and archive them',
} as const;

export function drawHelp(admins: readonly SlackUserId[]): MessageContent {
  const lines = Object.entries(SUBCOMMANDS).map(([name, what]) => `\`/voice ${name}\`  ${what}`);
  return {
    text: 'What Dialtone can do',
    blocks: [
      section(
        `*Dialtone leases phone numbers that can call.* You ask, a lead of the project decides, the numbers come back here.`,
      ),
      section(['`/voice`  What waits for you and what is yours', ...lines].join('\n')),
      actions(requestNumbersButton(), statusButton()),
      context(`Only you see this. Problems: ask ${adminsOr(admins)}`),
    ],
  };
}
