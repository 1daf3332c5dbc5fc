import { expect, test } from 'vitest';
import type { RequestId } from '#src/domain/request.ts';
import { objectsOf } from '#src/local/slack/json.ts';
import { renderBlocks } from '#src/local/slack/render/blocks.ts';
import { drawNumberDetails } from '#src/slack/modals/number-details.ts';
import { ADMIN, ASKED_AT, aUser } from '../../support/request-view.ts';
import { REAL } from '../cards/drawn.ts';
import { aStory } from './inventory-surfaces.ts';

const shown = (requestId?: RequestId): string => {
  const event = { at: ASKED_AT, actor: aUser(ADMIN), before: undefined, after: { number: 1 } };
  const events = [{ ...event, action: 'order.leased' as const, ...(requestId && { requestId }) }];
  const { blocks } = drawNumberDetails(aStory({ events }), { cards: REAL });
  return renderBlocks(objectsOf(blocks), { user: (id) => `@${id}`, channel: (id) => `#${id}` }).join('\n');
};

test('a number tells which request each event was for, and where it stands who approved it', () => {
  expect(shown(1042 as RequestId)).toContain('leased number 1: a number · R-1042');
  expect(shown(1042 as RequestId)).toContain('Who asked and who approved: /voice status R-1042');
});

test('a number that nobody had to ask for names no request', () => {
  expect(shown()).not.toMatch(/R-\d|Who asked/);
});
