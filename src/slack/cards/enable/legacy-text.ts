import type { EnableRequest, Failure } from '#src/domain/request-view.ts';
import { inline } from '../../mrkdwn.ts';

/** AWS's name for what happened, as a word: “Forbidden” of ForbiddenException. */
function whyText(failure: Failure | undefined): string {
  const name = failure?.details.exception?.replace(/Exception$/, '');
  return name === undefined || name === '' ? '' : ` (${inline(name, 40)})`;
}

/** What became of the channel of the legacy Pinpoint project; undefined where there is none. */
export function legacyText({ legacy, legacyFailure }: EnableRequest): string | undefined {
  switch (legacy) {
    case 'unavailable':
      return `The legacy Pinpoint channel is unavailable${whyText(legacyFailure)}; voice works without it.`;
    case 'enabled':
      return 'The SMS and voice channels of the legacy Pinpoint project are enabled as well.';
    case 'none':
    case 'not_yet':
      return undefined;
  }
}
