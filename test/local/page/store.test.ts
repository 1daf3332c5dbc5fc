import { expect, test } from 'vitest';
import { Store } from '#src/local/page/browser/store.ts';

const notice = (id: string, text = 'no answer') => ({ id, text });

function filled(): Store {
  const store = new Store();
  store.apply({ first: true, entries: { 'notice:1': notice('1'), 'notice:2': notice('2') } });
  return store;
}

test('an entry that comes again unchanged with a new connection stays the same object', () => {
  const store = filled();
  const before = store.entry('notice:1');
  const list = store.list('notice');
  store.apply({ first: true, entries: { 'notice:1': notice('1'), 'notice:2': notice('2') } });
  expect(store.entry('notice:1')).toBe(before);
  expect(store.list('notice')).toBe(list);
});

test('the first change of a connection takes away what it does not have', () => {
  const store = filled();
  store.apply({ first: true, entries: { 'notice:2': notice('2') } });
  expect(store.list('notice').map(({ id }) => id)).toEqual(['2']);
});

test('null takes an entry away, and a list without changes stays the same', () => {
  const store = filled();
  const refusals = store.list('refusal');
  const notices = store.list('notice');
  store.apply({ first: false, entries: { 'notice:1': null } });
  expect(store.list('notice')).not.toBe(notices);
  expect(store.list('notice').map(({ id }) => id)).toEqual(['2']);
  expect(store.list('refusal')).toBe(refusals);
});

test('a list of one channel has no messages of another', () => {
  const store = new Store();
  const message = { channel: 'C0VOICE', ts: '1764334800.000100' };
  store.apply({
    first: true,
    entries: { 'message:C0VOICE:1764334800.000100': message, 'message:C0GENERAL:1764334800.000200': {} },
  });
  expect(store.list('message', 'C0VOICE:')).toEqual([message]);
});

test('whoever listens is told until they stop', () => {
  const store = filled();
  let told = 0;
  const stop = store.subscribe(() => {
    told += 1;
  });
  store.apply({ first: false, entries: { 'notice:3': notice('3') } });
  stop();
  store.apply({ first: false, entries: { 'notice:3': null } });
  expect(told).toBe(1);
});
