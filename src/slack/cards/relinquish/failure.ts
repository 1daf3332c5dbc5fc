import { AWS_ERROR_TRAITS } from '#src/domain/aws-errors.ts';
import { AWS_ERROR_CODES, type AwsErrorCode, type ErrorCode } from '#src/domain/errors.ts';
import type { Failure, RelinquishRequest } from '#src/domain/request-view.ts';
import { awsFailureText } from '../../error-text/aws-failure.ts';
import { inline } from '../../mrkdwn.ts';
import type { CardContext } from '../settings.ts';

const isOfAws = (code: ErrorCode): code is AwsErrorCode => AWS_ERROR_CODES.some((known) => known === code);

/** Why it was not relinquished, within a headline: “AWS refused it”. */
export function notRelinquished({ failure }: RelinquishRequest): string {
  const code = failure?.code;
  if (code === 'number_changed_since_approval') return 'it has changed since a lead approved it';
  if (code === 'number_gone_at_aws') return 'it is no longer at AWS';
  if (code === undefined || !isOfAws(code)) return 'Dialtone could not finish it';
  return AWS_ERROR_TRAITS[code].outcome === 'unknown' ? 'AWS gave no clear answer' : 'AWS refused it';
}

const stillLeased = ({ number }: RelinquishRequest): string =>
  `Still leased, protection ${number.deletionProtected ? 'on' : 'off'}.`;

/** What has changed at AWS since a lead approved it, by the reason that the release kept. */
const CHANGES: Readonly<Record<string, (name: string) => string>> = {
  in_pool: (name) => `It is in pool ${name} now.`,
  in_other_pool: (name) => `It is in another pool now, ${name}.`,
  in_registration: (name) => `It is part of registration ${name} now.`,
  protection_on: () => 'Deletion protection is on now.',
};

/** What stands in the way by name, where it is known. */
function inTheWay({ number }: RelinquishRequest, { code, details }: Failure): string | undefined {
  if (code === 'aws_number_in_registration' && number.registrationId !== undefined)
    return `The number is part of registration ${inline(number.registrationId)}. Take it out there, then ask again.`;
  if (code === 'aws_number_in_pool' && number.poolId !== undefined)
    return `The number is in pool ${inline(number.poolId)}. Take it out there, then ask again.`;
  if (code !== 'number_changed_since_approval') return undefined;
  const change = CHANGES[details.reason ?? '']?.(inline(details.fields?.[0] ?? '')) ?? '';
  return `${change} Ask again, so that a lead sees what depends on it.`.trim();
}

/** Why, what to do, and that the number is still ours where that is certain. */
export function relinquishFailureText(request: RelinquishRequest, { admins }: CardContext): string {
  const { failure, project } = request;
  if (failure === undefined) return stillLeased(request);
  const pool = failure.details.leftPoolId;
  const left = pool === undefined ? '' : ` It has left pool ${inline(pool)}.`;
  const known = inTheWay(request, failure);
  if (known !== undefined) return `${known} ${stillLeased(request)}${left}`;
  const isGone = failure.code === 'number_gone_at_aws';
  const why = awsFailureText(failure, {
    region: project.region,
    admins,
    action: 'sms-voice:ReleasePhoneNumber',
    nothing: isGone ? 'Dialtone did not relinquish it.' : stillLeased(request),
  });
  return `${why}${left}`;
}
