import type { KnownBlock } from '@slack/types';
import { isOpen } from '#src/domain/request.ts';
import type { SpendLimitRequest } from '#src/domain/request-view.ts';
import { fields, section } from '../../blocks.ts';
import { usdText } from '../../money-text.ts';
import { inline, mention } from '../../mrkdwn.ts';
import { purposeBlocks } from '../purpose.ts';
import type { CardContext } from '../settings.ts';
import { failureContext, workFailureText } from '../work-failure.ts';
import { quotaText } from './quota-text.ts';

const perMonth = (usd: number): string => `${usdText(usd)} per month`;

/** Who changes what: Dialtone the limit, or AWS the most that it may be. */
function whatItIs({ what, project }: SpendLimitRequest): string {
  return what === 'override'
    ? `Dialtone sets the spend limit for voice messages in ${project.region}: AWS allows this much already.`
    : `AWS is asked to raise the maximum for voice messages in ${project.region}, because it does not allow this much yet. AWS decides.`;
}

/** AWS takes one increase of a quota at a time. */
const OPEN_ALREADY =
  'AWS is asked already to raise this maximum, by somebody else or to another amount. The limit is as it was. Try again when AWS has decided about that.';

/** Why it was not done, in mrkdwn. */
export function limitFailureBlocks(request: SpendLimitRequest, { admins }: CardContext): KnownBlock[] {
  const { failure, what, project } = request;
  if (failure === undefined) return [];
  const action =
    what === 'override'
      ? 'sms-voice:SetVoiceMessageSpendLimitOverride'
      : 'servicequotas:RequestServiceQuotaIncrease';
  const nothing = 'The limit is as it was.';
  const text =
    what === 'quota' && failure.code === 'aws_already_exists'
      ? OPEN_ALREADY
      : workFailureText(failure, { region: project.region, admins, action, nothing });
  return [section(text), ...failureContext(failure)];
}

export function limitContent(request: SpendLimitRequest, draw: CardContext): KnownBlock[] {
  const { requester, project, fromUsd, limitUsd } = request;
  const quota = request.status === 'pending' ? undefined : quotaText(request);
  return [
    fields([
      ['Requester', mention(requester)],
      ['Project', inline(project.name)],
      ['Region', project.region],
      ['Limit before', fromUsd === undefined ? 'not known' : perMonth(fromUsd)],
      ['New limit value', perMonth(limitUsd)],
    ]),
    ...(isOpen(request.status) ? [section(whatItIs(request))] : []),
    ...(quota === undefined ? [] : [section(quota)]),
    ...limitFailureBlocks(request, draw),
    ...purposeBlocks(request),
  ];
}
