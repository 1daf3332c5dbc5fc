import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communicationsOf, nextLookAt, nextReminderAt, parseCaseId } from '#src/domain/support-case.ts';

const HOUR_MS = 60 * 60 * 1000;
const DUE = new Date('2026-11-25T09:30:00Z');
const dueAfter = (hours: number): Date => new Date(DUE.getTime() + hours * HOUR_MS);

describe('a case id', () => {
  it.each(['12345678901', ' 12345678901 ', 'case-123456789012-muen-2026-abcdef0123456789'])(
    'is read from “%s”',
    (text) => expect(parseCaseId(text)).toBe(text.trim()),
  );

  it('is read without what comes along invisibly when it is copied', () => {
    expect(parseCaseId('\u200b12345678901\ufeff')).toBe('12345678901');
  });

  it.each(['', 'abc', '123 456', '１２３', 'case', 'case-', 'Case-1', '#123', 'case-<b>', '12.5'])(
    'is not read from “%s”',
    (text) => expect(parseCaseId(text)).toBeUndefined(),
  );
});

describe('a long text', () => {
  it('that AWS takes at once stays whole', () => {
    expect(communicationsOf('one\ntwo')).toEqual(['one\ntwo']);
  });

  it('is cut at the ends of lines', () => {
    expect(communicationsOf('aaaa\nbbbb\ncccc', 10)).toEqual(['aaaa\nbbbb', 'cccc']);
  });

  it('is cut within a line that is too long, but not inside a character', () => {
    expect(communicationsOf('😀😀😀', 3)).toEqual(['😀', '😀', '😀']);
  });

  it('loses nothing but white space at the cuts, and no part is too long', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'あ', '😀', '\n', ' '), maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (body, max) => {
        const parts = communicationsOf(body, max);
        expect(parts.every((part) => part.length <= max && part.isWellFormed())).toBe(true);
        expect(parts.join('').replace(/\s/g, '')).toBe(body.replace(/\s/g, ''));
      }),
    );
  });
});

describe('the reminder of a case without an answer', () => {
  it('comes when the day is over, then once a day, three times in all', () => {
    expect(nextReminderAt(DUE, undefined)).toEqual(DUE);
    expect(nextReminderAt(DUE, DUE)).toEqual(dueAfter(24));
    expect(nextReminderAt(DUE, dueAfter(24))).toEqual(dueAfter(48));
    expect(nextReminderAt(DUE, dueAfter(48))).toBeUndefined();
  });

  it('starts anew for a new day after an answer', () => {
    expect(nextReminderAt(dueAfter(100), dueAfter(48))).toEqual(dueAfter(100));
  });
});

describe('the next look at a filed case', () => {
  const filed = { status: 'filed', isByApi: false, answerDueAt: DUE, remindedAt: null } as const;

  it('is the reminder where only people can tell', () => {
    expect(nextLookAt(filed, dueAfter(-20))).toEqual(DUE);
    expect(nextLookAt({ ...filed, remindedAt: dueAfter(48) }, dueAfter(49))).toBeUndefined();
  });

  it('is never there while the requester has to answer', () => {
    expect(nextLookAt({ ...filed, status: 'more_asked' }, dueAfter(-20))).toBeUndefined();
  });

  it('is hourly where the API tells', () => {
    expect(nextLookAt({ ...filed, isByApi: true }, dueAfter(-20))).toEqual(dueAfter(-19));
    expect(nextLookAt({ ...filed, isByApi: true }, dueAfter(-0.5))).toEqual(DUE);
    expect(nextLookAt({ ...filed, isByApi: true, status: 'more_asked' }, dueAfter(5))).toEqual(dueAfter(6));
  });
});
