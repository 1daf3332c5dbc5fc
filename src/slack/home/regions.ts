import type { KnownBlock } from '@slack/types';
import type { AccountView } from '#src/domain/account.ts';
import type { RegionState } from '#src/domain/home-content.ts';
import { context, fields, header, section } from '../blocks.ts';
import { usdText } from '../money-text.ts';
import { bold, inline, when } from '../mrkdwn.ts';
import { listed, thousands } from '../words.ts';

/** Fields of one section (Block Kit limit). */
const FIELDS_AT_MOST = 10;

function accountText({ tier, tierValue, spendLimit, room }: AccountView): string {
  const known = tier === 'unknown' ? inline(tierValue ?? 'tier not known', 40) : tier;
  const limit = spendLimit === undefined ? 'not known' : `${usdText(spendLimit.enforcedUsd)} per month`;
  const used =
    room === undefined ? 'numbers not known' : `${thousands(room.used)} of ${thousands(room.max)} numbers`;
  return `${known} · spend limit ${limit} · ${used}`;
}

const stateText = ({ region, account }: RegionState): [string, string] => [
  region,
  account === undefined ? 'not read from AWS yet' : accountText(account),
];

function oldestReading(regions: readonly RegionState[]): Date | undefined {
  const times = regions.flatMap(({ account }) => account?.readAt ?? []);
  return times.sort((a, b) => a.getTime() - b.getTime())[0];
}

function awayBlocks(regions: readonly RegionState[]): KnownBlock[] {
  const away = regions.filter(({ awayAt }) => awayAt !== undefined);
  if (away.length === 0) return [];
  const names = away.map(({ region }) => region);
  const readAt = oldestReading(away);
  const state = readAt === undefined ? '' : ` This is the state of ${when(readAt)}.`;
  return [section(`${bold(`AWS does not answer in ${listed(names, 'and')}.`)}${state}`)];
}

/** Tier, spend limit and numbers used of the account in each Region: all of them, since nothing else lists them. */
export function regionBlocks(regions: readonly RegionState[]): KnownBlock[] {
  if (regions.length === 0) return [];
  const rows = regions.map(stateText);
  const sections = Array.from({ length: Math.ceil(rows.length / FIELDS_AT_MOST) }, (_, nth) =>
    fields(rows.slice(nth * FIELDS_AT_MOST, (nth + 1) * FIELDS_AT_MOST)),
  );
  const readAt = oldestReading(regions.filter(({ awayAt }) => awayAt === undefined));
  return [
    header('Regions'),
    ...awayBlocks(regions),
    ...sections,
    ...(readAt === undefined ? [] : [context(`Read from AWS ${when(readAt)}`)]),
  ];
}
