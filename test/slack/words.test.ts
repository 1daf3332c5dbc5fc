import { describe, expect, test } from 'vitest';
import type { SlackUserId } from '#src/domain/request.ts';
import {
  actorText,
  adminsOr,
  counted,
  leaseTitle,
  listed,
  numbersInCountries,
  people,
} from '#src/slack/words.ts';
import { ADMIN, aLine, aUser, LEAD, LEAD_2, twoLines } from '../support/request-view.ts';

describe('counts', () => {
  test('tells one from many', () => {
    expect([counted(1, 'number'), counted(2, 'number'), counted(0, 'number')]).toEqual([
      '1 number',
      '2 numbers',
      '0 numbers',
    ]);
  });

  test('counts each country once', () => {
    expect(numbersInCountries([...twoLines(), aLine({ useCase: 'PROMOTIONAL' })])).toBe(
      '7 numbers in 2 countries',
    );
  });

  test('names a request by its numbers', () => {
    expect([leaseTitle(twoLines()), leaseTitle([aLine({ quantity: 1 })])]).toEqual([
      'Lease 4 phone numbers',
      'Lease 1 phone number',
    ]);
  });
});

describe('lists', () => {
  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a or b'],
    [['a', 'b', 'c'], 'a, b or c'],
  ])('joins %j', (items, expected) => {
    expect(listed(items, 'or')).toBe(expected);
  });

  test('mentions five people and counts the rest', () => {
    const eight = Array.from({ length: 8 }, (_, index) => `U${index}` as SlackUserId);
    expect(people(eight, 'or')).toBe('<@U0>, <@U1>, <@U2>, <@U3>, <@U4> and 3 more leads');
    expect(people(eight.slice(0, 6), 'or', 'admin')).toBe(
      '<@U0>, <@U1>, <@U2>, <@U3>, <@U4> and 1 more admin',
    );
    expect(people(eight.slice(0, 5), 'and')).toBe('<@U0>, <@U1>, <@U2>, <@U3> and <@U4>');
  });

  test('names the admins who are to be asked, or says an admin', () => {
    expect([adminsOr([LEAD, ADMIN]), adminsOr([])]).toEqual(['<@U0LEAD> or <@U0ADMIN>', 'an admin']);
  });
});

describe('actors', () => {
  test('mentions a person, and calls jobs and the system Dialtone', () => {
    const actors = [
      aUser(LEAD_2),
      { kind: 'job', name: 'requests.expire' } as const,
      { kind: 'system' } as const,
      undefined,
    ];
    expect(actors.map(actorText)).toEqual(['<@U0LEAD2>', 'Dialtone', 'Dialtone', 'Dialtone']);
  });
});
