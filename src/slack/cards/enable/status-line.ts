import { canCall } from '#src/domain/inventory.ts';
import type { RequestStatus } from '#src/domain/request.ts';
import type { EnableRequest } from '#src/domain/request-view.ts';
import { inline } from '../../mrkdwn.ts';
import { requestStatusWords, sentenceCase } from '../../words.ts';
import { decidedText } from '../decision-text.ts';
import { canCallText } from './numbers-table.ts';

/** “*Voice is enabled for Survey calls.* 2 of 3 numbers can call.” */
export function enabledText({ project, numbers, wasEnabled }: EnableRequest): string {
  const name = inline(project.name);
  const able = numbers.some(canCall);
  if (wasEnabled) {
    const none = able ? '' : ' No number can call yet.';
    return `*Voice was already enabled for ${name}.* Nothing changed.${none}`;
  }
  return able
    ? `*Voice is enabled for ${name}.* ${canCallText(numbers)}`
    : `*Voice is enabled for ${name}, but no number can call yet.*`;
}

const LINES: Partial<Record<RequestStatus, (request: EnableRequest) => string>> = {
  approved: (request) => `*Approved* ${decidedText(request)}. Voice is being enabled.`,
  enabled: (request) => `${enabledText(request)} :white_check_mark:`,
  failed: ({ project }) => `*Voice was not enabled for ${inline(project.name)}.* :warning:`,
};

export function enableStatusLine(request: EnableRequest): string {
  return LINES[request.status]?.(request) ?? `*${sentenceCase(requestStatusWords(request))}.*`;
}
