import type { View } from '@slack/types';
import { OperationError } from '#src/usecases/journaled.ts';
import { withinDeadline } from '../deadline.ts';
import { awsFailureText } from '../error-text/aws-failure.ts';
import { withAlert } from '../failures.ts';
import type { SlackApp, SubmitAnswer } from '../interactions.ts';

/** Leaves of Slack's three seconds what drawing takes. */
const AWS_WITHIN_MS = 1_500;

export interface Trying {
  readonly region: string;
  /** The button to choose again, as it is labelled. */
  readonly again: string;
  /** What surely did not happen, as a sentence: “No code was sent.” */
  readonly nothing: string;
}

export type Tried<T> =
  | { readonly is: 'done'; readonly value: T }
  | { readonly is: 'refused'; readonly error: OperationError }
  | { readonly is: 'slow' };

/** What AWS answers as long as Slack waits; it may still do what was asked after that. */
export async function tryAtAws<T>(app: SlackApp, work: Promise<T>, correlationId: string): Promise<Tried<T>> {
  const tried = work.then(
    (value): Tried<T> => ({ is: 'done', value }),
    (error: unknown): Tried<T> => {
      if (error instanceof OperationError) return { is: 'refused', error };
      throw error;
    },
  );
  const inTime = await withinDeadline(tried, AWS_WITHIN_MS);
  if (inTime !== undefined) return inTime.value;
  app.log.warn({ correlationId }, 'aws took too long for a form');
  tried.catch((error: unknown) =>
    app.log.warn({ err: error, correlationId }, 'what took too long for a form has failed'),
  );
  return { is: 'slow' };
}

/** Why AWS did not do it, and what to do; in mrkdwn. */
export function troubleText(
  app: SlackApp,
  tried: Exclude<Tried<unknown>, { is: 'done' }>,
  { region, again, nothing }: Trying,
): string {
  const keep = `Choose *${again}* again in a moment; what you entered is kept.`;
  if (tried.is === 'slow') return `*AWS has not answered yet.* ${keep}`;
  const { code, details, operation } = tried.error;
  if (code === 'aws_throttled') return `*AWS is too busy at the moment.* ${nothing} ${keep}`;
  if (code === 'aws_unavailable') return `*AWS gave no clear answer.* ${keep}`;
  const { admins } = app.context.settings;
  return awsFailureText({ code, details }, { region, admins, action: `sms-voice:${operation}`, nothing });
}

/** The same view, told what went wrong, with everything that was entered. */
export function sameView(view: View, text: string): SubmitAnswer {
  return { response_action: 'update', view: withAlert(view, 'error', text) };
}
