import { describe, expect, test } from 'vitest';
import { objectsOf } from '#src/local/slack/json.ts';
import { renderBlocks } from '#src/local/slack/render/blocks.ts';
import { drawHub } from '#src/slack/commands/hub.ts';
import { drawMyRequests } from '#src/slack/commands/status.ts';
import { ADMIN, aRequestView } from '../support/request-view.ts';
import { anAccessRequest, anEnableRequest, aRelinquishRequest } from '../support/requests-of-every-kind.ts';
import { buttonsOf } from './cards/drawn.ts';

const nothing = { toDecide: [], toDecideCount: 0, mine: [], mineCount: 0, openCount: 0, hasProjects: true };
const names = { user: (id: string) => `@${id}`, channel: (id: string) => `#${id}` };

function hub(work: Partial<Parameters<typeof drawHub>[0]>) {
  const { blocks = [] } = drawHub({ ...nothing, ...work }, [ADMIN]);
  return {
    text: renderBlocks(objectsOf(blocks), names).join('\n'),
    buttons: buttonsOf({ blocks: [...blocks] }).map(({ actionId, style }) => [actionId, style]),
  };
}

const CHOICES = [
  ['hub.request', 'primary'],
  ['hub.numbers', undefined],
  ['hub.enable', undefined],
  ['hub.access', undefined],
  ['hub.help', undefined],
];

describe('the hub', () => {
  test('offers everything whether something waits or not', () => {
    expect(hub({}).buttons).toEqual(CHOICES);
    expect(hub({ mine: [{ ...aRequestView(), cardPermalink: undefined }], openCount: 1 }).buttons).toEqual(
      CHOICES,
    );
  });

  test('has a row for every kind of request', () => {
    const { text } = hub({
      toDecide: [aRequestView(), anEnableRequest()],
      toDecideCount: 2,
      mine: [aRelinquishRequest({ status: 'approved' }), anAccessRequest({ status: 'filed' })],
      openCount: 2,
    });
    expect(text).toContain('2 requests wait for your decision. 2 of yours are open.');
    expect(text).toContain('R-1042 Lease 4 phone numbers · Checkout alerts · USD 4.00 per month · expires');
    expect(text).toContain('R-1039 Enable voice · Checkout alerts · expires');
    expect(text).toContain(
      'R-1050 Relinquish +12065550142 · Checkout alerts · will be relinquished 1 Dec 2026',
    );
    expect(text).toContain(
      'R-1060 Get production access in us-east-1 · Checkout alerts · filed at AWS Support since',
    );
  });

  test('counts all that is open, not only what it was given', () => {
    const { text } = hub({ mine: Array.from({ length: 20 }, () => aRequestView()), openCount: 1187 });
    expect(text).toContain('0 requests wait for your decision. 1,187 of yours are open.');
    expect(text).toContain('And 1,182 more: /voice status');
  });

  test('offers help only before there is a project', () => {
    expect(hub({ hasProjects: false }).buttons).toEqual([['hub.help', undefined]]);
  });
});

describe('the list of one’s requests', () => {
  test('says how many there are besides those that it shows', () => {
    const mine = Array.from({ length: 20 }, () => aRequestView());
    const { blocks = [] } = drawMyRequests({ ...nothing, mine, mineCount: 101, openCount: 20 });
    expect(renderBlocks(objectsOf(blocks), names).at(-1)).toBe('And 91 more.');
  });
});
