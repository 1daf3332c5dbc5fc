import { expect, test } from 'vitest';
import {
  matchingCommands,
  matchingPeople,
  mentionBefore,
  parseCommand,
} from '#src/local/page/browser/shell/command-match.ts';
import { newRepliesIn, repliesTo, rootsOf, rowsOf } from '#src/local/page/browser/shell/message-rows.ts';
import { firstRoute, hashOf, routeOf, routeTo, seenRoute } from '#src/local/page/browser/shell/route.ts';
import { TypedTexts } from '#src/local/page/browser/shell/typed-texts.ts';
import { Store } from '#src/local/page/browser/store.ts';
import type { MessageEntry } from '#src/local/page/protocol.ts';

const NOON_MS = new Date(2026, 10, 28, 12).getTime();
const options = { me: 'U0REQUESTER', newAfterTs: undefined, nowMs: NOON_MS };

function tsAt(ms: number): string {
  return (ms / 1000).toFixed(6);
}

function message(minute: number, fields: Partial<MessageEntry> = {}): MessageEntry {
  return {
    channel: 'C0VOICE',
    ts: tsAt(NOON_MS + minute * 60_000),
    userId: 'U0DIALTONE',
    text: '',
    blocks: [],
    files: [],
    values: {},
    edited: false,
    ephemeral: false,
    redraws: 0,
    ...fields,
  };
}

test.each(['#C0VOICE', '#C0VOICE/1764334800.000100', '#home', '#dm', '#dm/1764334800.000100', '#about'])(
  'the place %s is read and written alike',
  (hash) => {
    const route = routeOf(hash);
    expect(route === undefined ? '' : hashOf(route)).toBe(hash);
  },
);

test('a person without a place begins at their first step, else in their first channel', () => {
  const store = new Store();
  const workspace = {
    me: 'U0LEAD',
    appChannelId: 'D0LEAD',
    firstSteps: [{ personId: 'U0LEAD', place: 'D0LEAD' }],
  };
  const channel = (id: string, memberIds: string[]) => ({ id, kind: 'public', memberIds });
  const entries = {
    'channel:C0OTHER': channel('C0OTHER', []),
    'channel:C0VOICE': channel('C0VOICE', ['U0LEAD']),
  };
  store.apply({ first: true, entries: { ...entries, workspace } });
  expect(firstRoute(store)).toEqual({ kind: 'app', tab: 'messages' });
  store.apply({ first: true, entries: { ...entries, workspace: { ...workspace, firstSteps: [] } } });
  expect(firstRoute(store)).toEqual({ kind: 'channel', channel: 'C0VOICE' });
  expect(routeTo(store, 'home')).toEqual({ kind: 'app', tab: 'home' });
});

test('a hash leads to what a person can see, and to the app rather than to its channel', () => {
  const store = new Store();
  const entries = {
    workspace: { me: 'U0LEAD', appChannelId: 'D0LEAD', firstSteps: [] },
    'channel:C0VOICE': { id: 'C0VOICE', kind: 'public', memberIds: ['U0LEAD'] },
    'channel:D0LEAD': { id: 'D0LEAD', kind: 'im', memberIds: ['U0LEAD'] },
  };
  store.apply({ first: true, entries });
  const voice = { kind: 'channel', channel: 'C0VOICE' };
  expect(seenRoute(store, '')).toEqual(voice);
  expect(seenRoute(store, '#C0VOICE/1764334800.000100')).toEqual({
    ...voice,
    threadTs: '1764334800.000100',
  });
  expect(seenRoute(store, '#D0OTHER')).toEqual(voice);
  expect(seenRoute(store, '#D0LEAD')).toEqual({ kind: 'app', tab: 'messages' });
});

test('messages of one person within five minutes stand together, later ones and those of others do not', () => {
  const rows = rowsOf([message(0), message(4), message(10), message(11, { userId: 'U0LEAD' })], options);
  expect(rows.flatMap((row) => (row.kind === 'message' ? [row.short] : []))).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

test('replies of others are new until they have been seen', () => {
  const replies = [message(1), message(2, { userId: 'U0REQUESTER' }), message(3)];
  expect(newRepliesIn(replies, { me: 'U0REQUESTER', newAfterTs: tsAt(NOON_MS) })).toBe(2);
  expect(newRepliesIn(replies, { me: 'U0REQUESTER', newAfterTs: message(1).ts })).toBe(1);
  expect(newRepliesIn(replies, { me: 'U0REQUESTER', newAfterTs: message(3).ts })).toBe(0);
});

test('a message that only one person sees stands alone', () => {
  const rows = rowsOf([message(0), message(1, { ephemeral: true }), message(2)], options);
  expect(rows.flatMap((row) => (row.kind === 'message' ? [row.short] : []))).toEqual([false, false, false]);
});

test('each day begins with a line', () => {
  const rows = rowsOf([message(-1440), message(0), message(1)], options);
  expect(rows.flatMap((row) => (row.kind === 'day' ? [row.label] : []))).toEqual(['Yesterday', 'Today']);
});

test('the line before what is new leaves out what the person wrote, and is not drawn where everything is new', () => {
  const own = message(1, { userId: 'U0REQUESTER' });
  const all = [message(0), own, message(2)];
  const kinds = (newAfterTs: string) => rowsOf(all, { ...options, newAfterTs }).map(({ kind }) => kind);
  expect(kinds(message(0).ts)).toEqual(['day', 'message', 'message', 'new', 'message']);
  expect(kinds('')).toEqual(['day', 'message', 'message', 'message']);
});

test('replies are not in the channel, and come in order of time', () => {
  const root = message(0);
  const late = message(5, { threadTs: root.ts });
  const early = message(3, { threadTs: root.ts });
  expect(rootsOf([late, early, root])).toEqual([root]);
  expect(repliesTo([late, early, { ...root, threadTs: root.ts }], root.ts)).toEqual([early, late]);
});

const commands = ['/voice', '/voice-request', '/invite'].map((command) => ({
  command,
  description: '',
  hint: '',
  builtIn: false,
}));

test.each([
  ['/', ['/voice', '/voice-request', '/invite']],
  ['/voice-', ['/voice-request']],
  ['/req', ['/voice-request']],
  ['/voice ', []],
  ['voice', []],
])('while %j is typed the commands are offered that fit', (text, expected) => {
  expect(matchingCommands(text, commands).map(({ command }) => command)).toEqual(expected);
});

test('a slash command is what stands before the first space', () => {
  expect(parseCommand('/voice-request US  2 ')).toEqual({ command: '/voice-request', text: 'US  2' });
  expect(parseCommand('a /voice')).toBeUndefined();
});

test('people are offered after an @ until their name is complete', () => {
  const people = ['Lead', 'Lead two'].map((name) => ({
    id: name,
    name,
    role: '',
    isBot: false,
    unread: 0,
    mentions: 0,
  }));
  expect(mentionBefore('ask @le', 7)).toBe('le');
  expect(mentionBefore('me@le', 5)).toBeUndefined();
  expect(matchingPeople('lead', people).map(({ name }) => name)).toEqual(['Lead', 'Lead two']);
  expect(matchingPeople('Lead ', people).map(({ name }) => name)).toEqual(['Lead', 'Lead two']);
  expect(matchingPeople('lead two ', people)).toEqual([]);
});

test('what was typed goes along only for blocks that are still there, and is forgotten with the view', () => {
  const typed = new TypedTexts();
  const place = { view: 'V0FORM' };
  typed.put(place, 'why', 'text', 'calls');
  typed.put(place, 'gone', 'text', 'old');
  expect(typed.of(place, [{ block_id: 'why' }])).toEqual({ why: { text: 'calls' } });
  typed.keepViews(new Set());
  expect(typed.get(place, 'why', 'text')).toBeUndefined();
});
