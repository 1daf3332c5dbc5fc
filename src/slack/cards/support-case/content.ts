import type { KnownBlock } from '@slack/types';
import type { CaseRequest } from '#src/domain/request-view.ts';
import type { CaseView } from '#src/domain/support-case.ts';
import { context, section } from '../../blocks.ts';
import { awsFailureText } from '../../error-text/aws-failure.ts';
import type { CardContext } from '../settings.ts';
import { fitsCard, packetBlocks } from './packet.ts';
import { filingSteps } from './support-center.ts';

/** Support's API is reached in this Region alone. */
const SUPPORT_REGION = 'us-east-1';

/** Why people file it although the operator has turned the API on. */
function whyByHand({ apiRefusal }: CaseView, { admins }: CardContext): KnownBlock[] {
  if (apiRefusal === undefined) return [];
  const why = awsFailureText(apiRefusal, {
    region: SUPPORT_REGION,
    admins,
    action: 'support:CreateCase',
    nothing: 'Nothing was filed.',
  });
  return [context(`Dialtone could not file it by itself. ${why}`)];
}

/** The packet and the way to file it, as long as nobody has filed it. */
export function caseContent(request: CaseRequest, supportCase: CaseView, draw: CardContext): KnownBlock[] {
  if (supportCase.status !== 'to_file') return [];
  const packet = fitsCard(supportCase)
    ? packetBlocks(supportCase)
    : [section('The text is too long for a message: *Get support text* shows all of it, ready to copy.')];
  return [section(filingSteps(request)), ...packet, ...whyByHand(supportCase, draw)];
}
