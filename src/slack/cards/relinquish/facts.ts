import type { KnownBlock } from '@slack/types';
import { countryName } from '#src/domain/countries.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import { firstMonthSaved, lastBilledMonth, nextBilledMonthAt } from '#src/domain/relinquish.ts';
import type { RelinquishRequest } from '#src/domain/request-view.ts';
import { fields } from '../../blocks.ts';
import { numberPriceText } from '../../money-text.ts';
import { code, inline, mention, plainDay, when } from '../../mrkdwn.ts';
import { sentenceCase, USE_CASE_WORDS } from '../../words.ts';
import type { CardContext } from '../settings.ts';

/** When AWS has the number back, as far as that is known: else the end of a grace period that began now. */
export function endOf(request: RelinquishRequest, { graceMs, now }: CardContext): Date {
  const { status, number, finishedAt, relinquishAt } = request;
  const done = status === 'relinquished' ? (number.relinquishedAt ?? finishedAt) : undefined;
  return done ?? relinquishAt ?? new Date(now.getTime() + graceMs);
}

/** “USD 1.00 per month”, or “not known”. */
function savingText(number: InventoryNumber, { localVoice }: Pick<CardContext, 'localVoice'>): string {
  return numberPriceText(number, localVoice) ?? 'not known';
}

function ownerText({ owner, since }: InventoryNumber): string {
  return owner === undefined ? 'none' : `${mention(owner)} since ${plainDay(since)}`;
}

type Pair = readonly [label: string, value: string];

/** What the number is, for the form and for the card. */
export function numberPairs(number: InventoryNumber): readonly Pair[] {
  return [
    ['Number', code(number.phoneNumber)],
    ['Country and use case', `${countryName(number.country)} · ${USE_CASE_WORDS[number.useCase]}`],
    ['Project', number.project === undefined ? 'none' : inline(number.project.name)],
    ['Owner', ownerText(number)],
  ];
}

/**
 * What giving it back does to the bill: the month in UTC counts. Until a lead has approved, that may be any time from
 * `from` to `until`, a grace period after the approval.
 */
export function billingPairs(
  number: InventoryNumber,
  { from, until = from }: { readonly from: Date; readonly until?: Date },
  { graceMs, localVoice }: Pick<CardContext, 'localVoice' | 'graceMs'>,
): readonly Pair[] {
  const saving = sentenceCase(savingText(number, { localVoice }));
  const [first, last] = [lastBilledMonth(from), lastBilledMonth(until)];
  if (first === last)
    return [
      ['Last billed month', first],
      [`Saved from ${firstMonthSaved(from)}`, saving],
    ];
  const lateFrom = new Date(nextBilledMonthAt(from).getTime() - graceMs);
  return [
    ['Last billed month', `${first}, or ${last} if approved from ${when(lateFrom)} on`],
    ['Saved from the month after', saving],
  ];
}

/** A number that stays ours is billed on, so its months are not shown. */
export function relinquishFacts(request: RelinquishRequest, draw: CardContext): KnownBlock {
  const { number, requester, project, status, expiresAt } = request;
  const from = endOf(request, draw);
  const until = status === 'pending' ? new Date(expiresAt.getTime() + draw.graceMs) : from;
  const isGivenBack = !['failed', 'refused', 'kept'].includes(status);
  return fields([
    ['Requester', mention(requester)],
    ['Region', project.region],
    ...numberPairs(number),
    ...(isGivenBack ? billingPairs(number, { from, until }, draw) : []),
  ]);
}
