import type { KnownBlock } from '@slack/types';
import { countryName } from '#src/domain/countries.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import { firstMonthSaved, lastBilledMonth } from '#src/domain/relinquish.ts';
import type { RelinquishRequest } from '#src/domain/request-view.ts';
import { fields } from '../../blocks.ts';
import { numberPriceText } from '../../money-text.ts';
import { code, inline, mention, plainDay } from '../../mrkdwn.ts';
import { sentenceCase, USE_CASE_WORDS } from '../../words.ts';
import type { CardContext } from '../settings.ts';

/** When AWS has the number back, as far as that is known: else the end of a grace period that began now. */
export function endOf(request: RelinquishRequest, { graceMs, now }: CardContext): Date {
  const { status, number, finishedAt, relinquishAt } = request;
  const done = status === 'relinquished' ? (number.relinquishedAt ?? finishedAt) : undefined;
  return done ?? relinquishAt ?? new Date(now.getTime() + graceMs);
}

/** “USD 1.00 per month”, or “not known”. */
export function savingText(number: InventoryNumber, { localVoice }: Pick<CardContext, 'localVoice'>): string {
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

/** What giving it back at `at` does to the bill: the month in UTC counts. */
export function billingPairs(
  number: InventoryNumber,
  at: Date,
  settings: Pick<CardContext, 'localVoice'>,
): readonly Pair[] {
  return [
    ['Last billed month', lastBilledMonth(at)],
    [`Saved from ${firstMonthSaved(at)}`, sentenceCase(savingText(number, settings))],
  ];
}

/** A number that stays ours is billed on, so its months are not shown. */
export function relinquishFacts(request: RelinquishRequest, draw: CardContext): KnownBlock {
  const { number, requester, project, status } = request;
  const isGivenBack = !['failed', 'refused', 'kept'].includes(status);
  return fields([
    ['Requester', mention(requester)],
    ['Region', project.region],
    ...numberPairs(number),
    ...(isGivenBack ? billingPairs(number, endOf(request, draw), draw) : []),
  ]);
}
