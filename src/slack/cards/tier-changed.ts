import type { AccountView } from '#src/domain/account.ts';
import { context, type Drawing, section } from '../blocks.ts';
import { usdText } from '../money-text.ts';
import { inline, when } from '../mrkdwn.ts';
import type { CardContext } from './settings.ts';
import { testMode } from './test-mode.ts';

const MEANING = {
  production: 'Calls go to any number now, not only to verified ones.',
  sandbox: 'AWS calls only verified numbers from now on, and few of them a day.',
  unknown: 'Dialtone does not know this tier.',
} as const satisfies Record<AccountView['tier'], string>;

/** “in production”, “in the sandbox”; a tier that is not known as AWS writes it. */
function tierText({ tier, tierValue }: Pick<AccountView, 'tier' | 'tierValue'>): string {
  if (tier === 'production') return 'in production';
  if (tier === 'sandbox') return 'in the sandbox';
  return tierValue === undefined ? 'in a tier that is not known' : `in the tier ${inline(tierValue, 40)}`;
}

function earlier(from: string): string {
  const tier = (['production', 'sandbox'] as const).find((known) => known === from.toLowerCase());
  return tierText({ tier: tier ?? 'unknown', tierValue: from });
}

/** AWS moved the account to another tier in a Region; `from` is the earlier one. */
export function tierChanged(account: AccountView, from: string | undefined, draw: CardContext): Drawing {
  const { region, tier, spendLimit, readAt } = account;
  const before = from === undefined ? '' : ` It was ${earlier(from)} before.`;
  const limit =
    spendLimit === undefined
      ? ''
      : ` Spend limit: ${usdText(spendLimit.enforcedUsd)} per month; AWS's maximum is ${usdText(spendLimit.maxUsd)}.`;
  const what = `${region} is ${tierText(account)} now.`;
  return {
    text: `The AWS account in ${what}`,
    blocks: [
      section(`*The AWS account in ${what}*${before} ${MEANING[tier]}${limit}`),
      context(`Read from AWS ${when(readAt)}`),
      ...testMode(draw),
    ],
  };
}
