import type { EnableRequest, Failure } from '#src/domain/request-view.ts';
import { code, inline } from '../../mrkdwn.ts';

/** What AWS said, in its own word where it said one: “Forbidden” of ForbiddenException. */
function whyText({ code: why, details: { exception } }: Failure): string {
  if (why === 'aws_unavailable') return 'no answer';
  return inline(exception?.replace(/Exception$/, '') || 'refused', 40);
}

/** Only somebody who registers projects can do something about an id that AWS does not know. */
function adviceText({ code: why }: Failure, { project }: EnableRequest): string {
  const id = project.pinpointApplicationId;
  return why === 'aws_not_found' && id !== undefined
    ? ` AWS knows no Pinpoint project ${code(id)} in ${project.region}; an admin can correct the id in \`/voice projects\`.`
    : '';
}

function unavailableText(request: EnableRequest): string {
  const { legacyFailure: failure } = request;
  if (failure === undefined)
    return 'The legacy Pinpoint channel is unavailable: AWS took the change and still says that it is not enabled. Voice works without it.';
  const why = whyText(failure);
  if (failure.details.isSmsEnabled === true)
    return `The SMS channel of the legacy Pinpoint project is enabled, its voice channel is unavailable (${why}); voice works without it.`;
  return `The legacy Pinpoint channel is unavailable (${why}); voice works without it.${adviceText(failure, request)}`;
}

/** What became of the channel of the legacy Pinpoint project; undefined where there is none. */
export function legacyText(request: EnableRequest): string | undefined {
  switch (request.legacy) {
    case 'unavailable':
      return unavailableText(request);
    case 'enabled':
      return 'The SMS and voice channels of the legacy Pinpoint project are enabled as well.';
    case 'none':
    case 'not_yet':
      return undefined;
  }
}
