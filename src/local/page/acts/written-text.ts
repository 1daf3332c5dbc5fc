import { type Channel, canSee } from '../../slack/workspace/channels.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';

interface Named {
  readonly name: string;
  readonly markup: string;
}

const CODE = /(```[\s\S]*?```|`[^`\n]+`)/;
const URL_AT = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"]/y;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function personName(user: SlackUser): Named {
  return { name: `@${user.realName}`, markup: `<@${user.id}>` };
}

function channelName(channel: Channel): Named {
  return { name: `#${channel.name}`, markup: `<#${channel.id}>` };
}

/** What can be mentioned, the longest names first. A name that two have means nobody. */
function mentionable({ workspace }: Context, me: SlackUser): Named[] {
  const everybody = ['here', 'channel', 'everyone'].map((name) => ({
    name: `@${name}`,
    markup: `<!${name}>`,
  }));
  const channels = workspace.channels.filter((each) => each.kind !== 'im' && canSee(me, each));
  const people = workspace.people.filter(({ deleted }) => !deleted);
  const all = [...people.map(personName), ...channels.map(channelName), ...everybody];
  const byName = Map.groupBy(all, ({ name }) => name.toLowerCase());
  const clear = [...byName.values()].filter((same) => same.length === 1).flat();
  return clear.sort((left, right) => right.name.length - left.name.length);
}

function namedAt(text: string, at: number, names: readonly Named[]): Named | undefined {
  const rest = text.slice(at).toLowerCase();
  return names.find(({ name }) => {
    const next = rest[name.length];
    return rest.startsWith(name.toLowerCase()) && (next === undefined || !/[\p{L}\p{N}_-]/u.test(next));
  });
}

function urlAt(text: string, at: number): string | undefined {
  URL_AT.lastIndex = at;
  return URL_AT.exec(text)?.[0];
}

function marked(text: string, names: readonly Named[]): string {
  let written = '';
  let at = 0;
  while (at < text.length) {
    const begins = at === 0 || !/[\p{L}\p{N}_]/u.test(text[at - 1] ?? '');
    const named = begins && /[@#]/.test(text[at] ?? '') ? namedAt(text, at, names) : undefined;
    const url = begins && named === undefined ? urlAt(text, at) : undefined;
    const markup = named?.markup ?? (url === undefined ? undefined : `<${escaped(url)}>`);
    written += markup ?? escaped(text[at] ?? '');
    at += named?.name.length ?? url?.length ?? 1;
  }
  return written;
}

/** A typed text as Slack keeps it: `&`, `<` and `>` escaped, mentions and links marked up, code left as it is. */
export function writtenText(context: Context, me: SlackUser, text: string): string {
  const names = mentionable(context, me);
  return text
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? escaped(part) : marked(part, names)))
    .join('');
}

/** The people whom a typed text mentions. */
export function mentionedPeople(context: Context, me: SlackUser, text: string): SlackUser[] {
  const ids = [...writtenText(context, me, text).matchAll(/<@([A-Z0-9]+)>/g)].map(([, id]) => id ?? '');
  return [...new Set(ids)].map((id) => context.workspace.mustHaveUser(id));
}
