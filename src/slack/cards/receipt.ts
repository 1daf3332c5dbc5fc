import type { KnownBlock } from '@slack/types';
import { decidersOf } from '#src/domain/policy.ts';
import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { actions, context, type Drawing, section } from '../blocks.ts';
import { costOfLines, perMonthText } from '../money-text.ts';
import { cut, inline, plainDate, when } from '../mrkdwn.ts';
import { adminsOr, people, toLease } from '../words.ts';
import { goToCardButton, withdrawButton } from './buttons.ts';
import { TEST_MODE_LINE } from './context-line.ts';
import { priceSources } from './facts.ts';
import type { CardSettings } from './settings.ts';
import { statusLine } from './status-line.ts';
import { SUMMARY_MAX_LENGTH, summaryText } from './summary-text.ts';

function whoDecides(request: RequestView, { admins }: CardSettings): string {
  const deciders = decidersOf(request, admins);
  const until = when(request.expiresAt);
  if (deciders.length === 0)
    return `Nobody may decide it yet: ask ${adminsOr(admins)} to add a lead. It waits until ${until}.`;
  return `${people(deciders, 'or')} ${deciders.length > 5 ? 'decide' : 'decides'} until ${until}. You get a message here either way.`;
}

function sources(request: RequestView, settings: CardSettings): KnownBlock[] {
  const text = priceSources(request, settings);
  const lines = [
    text === undefined ? [] : [`Prices: ${text}`],
    settings.localVoice ? [TEST_MODE_LINE] : [],
  ].flat();
  return lines.map((line) => context(line));
}

/** The requester's direct message: what was asked and who decides; afterwards how it went, without buttons. */
export function receipt(request: RequestView, settings: CardSettings): Drawing {
  const id = formatRequestId(request.id);
  const asked = toLease(request.lines);
  const name = inline(request.project.name);
  if (request.status !== 'pending') {
    return {
      text: summaryText(request, settings),
      blocks: [
        section(`*${id}*: you asked to ${asked} for *${name}*.`),
        section(statusLine(request, settings)),
        ...(settings.localVoice ? [context(TEST_MODE_LINE)] : []),
      ],
    };
  }
  const cost = perMonthText(costOfLines(request.lines));
  return {
    text: cut(
      `${id} is with the leads until ${plainDate(request.expiresAt)}. You asked to ${asked}, ${cost}.`,
      SUMMARY_MAX_LENGTH,
    ),
    blocks: [
      section(`*${id} is with the leads.* You asked to ${asked} for *${name}*, ${cost}.`),
      section(whoDecides(request, settings)),
      actions(withdrawButton(request), ...goToCardButton(request)),
      ...sources(request, settings),
    ],
  };
}
