import type { KnownBlock, View } from '@slack/types';
import { AppError } from '../domain/errors.ts';
import { failureCode } from '../usecases/failure.ts';
import { mrkdwn, section } from './blocks.ts';
import { apologyText, systemErrorText } from './error-text.ts';
import type { SlackApp } from './interactions.ts';

const REFERENCE_LENGTH = 6;

/**
 * What a person is told of something thrown: the reason where there is one, otherwise an apology with a reference
 * that the log line has too.
 */
export function failureText(app: SlackApp, error: unknown, correlationId: string): string {
  const code = failureCode(error);
  const reference = correlationId.slice(0, REFERENCE_LENGTH);
  const details = error instanceof AppError ? error.details : {};
  const { admins } = app.context.settings;
  const known = systemErrorText(code, { admins });
  const fields = { err: error, code, correlationId, reference, ...details };
  if (known === undefined) app.log.error(fields, 'interaction failed');
  else app.log.warn(fields, 'interaction could not be done');
  return known ?? apologyText(reference, admins);
}

export type AlertLevel = 'error' | 'warning' | 'info';

/** Characters of an alert's text (Block Kit limit). */
const ALERT_MAX_LENGTH = 200;

/** An alert; a text that is too long for one is a section. Only for modals. */
export function alertOf(level: AlertLevel, text: string): KnownBlock {
  return [...text].length <= ALERT_MAX_LENGTH ? { type: 'alert', level, text: mrkdwn(text) } : section(text);
}

const ALERT_BLOCK = 'alert';

/** The same view with an alert as its first block; every input keeps what was typed. */
export function withAlert(view: View, level: AlertLevel, text: string): View {
  const others = view.blocks.filter((block) => block.block_id !== ALERT_BLOCK);
  return { ...view, blocks: [{ ...alertOf(level, text), block_id: ALERT_BLOCK }, ...others] };
}
