import type { KnownBlock } from '@slack/types';
import { AWS_ERROR_CODES } from '#src/domain/errors.ts';
import type { Failure } from '#src/domain/request-view.ts';
import { context } from '../blocks.ts';
import { type AwsFailureContext, awsFailureText } from '../error-text/aws-failure.ts';
import { errorContext } from '../error-text.ts';

/** What has happened to the project between approval and work; doing the same again would end the same. */
const PROJECT: Partial<Record<Failure['code'], string>> = {
  project_archived: 'The project was archived before this was done.',
  project_changed: 'The project moved to another Region meanwhile, and nobody approved it for that one.',
};

/** Whether the same work can be tried again as it was approved. */
export function canTryAgain(failure: Failure | undefined): boolean {
  return (
    failure !== undefined && PROJECT[failure.code] === undefined && failure.code !== 'aws_limit_too_high'
  );
}

/** Why approved work was not done, and what to do, in mrkdwn. */
export function workFailureText(failure: Failure, about: AwsFailureContext): string {
  const why = PROJECT[failure.code];
  return why === undefined
    ? awsFailureText(failure, about)
    : `${why} ${about.nothing} Ask again for what is needed now.`;
}

/** AWS's own words, as a context line; nothing for a failure that is not AWS's. */
export function failureContext(failure: Failure | undefined): KnownBlock[] {
  if (failure === undefined || !AWS_ERROR_CODES.some((code) => code === failure.code)) return [];
  const words = errorContext(failure.details);
  return words === undefined ? [] : [context(words)];
}
