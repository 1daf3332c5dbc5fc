import { describe, expect, it } from 'vitest';
import { blockText } from '#src/local/slack/block-kit/text-total.ts';
import { validateMessage, validateView } from '#src/local/slack/block-kit/validate.ts';
import { placedElements } from '#src/local/slack/block-kit/walk.ts';
import { objectOf, stringOf } from '#src/local/slack/json.ts';
import { handlers } from '#src/slack/handlers.ts';
import { everySurface } from './modals/every-surface.ts';
import { blocksOf } from './modals/surface.ts';

/** Characters in all texts of one message: from about here on Slack answers `msg_blocks_too_long`. */
const TEXT_IN_MESSAGE = 12_000;

const surfaces = everySurface();

const placed = surfaces.flatMap((surface) => placedElements(blocksOf(surface)));

/** Inputs that wait for the submit button send no action of their own. */
const elements = placed.filter(({ block }) => block.type !== 'input' || block.dispatch_action === true);
const drawnIds = [...new Set(elements.map(({ actionId }) => actionId))].sort();

describe('what people can click', () => {
  it('has exactly one handler each, and no handler is left over', () => {
    expect(drawnIds).toEqual(Object.keys(handlers.actions).sort());
  });

  it('is named by what it does', () => {
    for (const id of drawnIds) expect(id).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
  });

  it('has options from a handler where they are searched, in a form as in a message', () => {
    const searched = placed.filter(({ element }) => String(element.type).endsWith('external_select'));
    const ids = new Set(searched.map(({ actionId }) => actionId));
    expect([...ids].sort()).toEqual(Object.keys(handlers.options).sort());
  });

  it('opens a form before anything else only where that button is drawn', () => {
    for (const id of handlers.openers) expect(drawnIds).toContain(id);
  });
});

describe('forms', () => {
  it('that can be sent have exactly one handler each, and none is left over', () => {
    const sent = surfaces.flatMap(({ view }) => {
      const { submit, callback_id } = view === undefined ? {} : objectOf(view);
      return submit === undefined ? [] : [stringOf(callback_id)];
    });
    expect([...new Set(sent)].sort()).toEqual(Object.keys(handlers.views).sort());
  });

  it('that tell when they are closed have exactly one handler each, and none is left over', () => {
    const closed = surfaces.flatMap(({ view }) => {
      const { notify_on_close, callback_id } = view === undefined ? {} : objectOf(view);
      return notify_on_close === true ? [stringOf(callback_id)] : [];
    });
    expect([...new Set(closed)].sort()).toEqual(Object.keys(handlers.closings).sort());
  });
});

describe('everything that is shown', () => {
  it.each(surfaces.map((surface) => [surface.name, surface] as const))(
    'is taken by Slack: %s',
    (_name, surface) => {
      const problems =
        surface.view === undefined
          ? validateMessage(blocksOf(surface))
          : validateView(surface.view, surface.view.type === 'home' ? 'home' : 'modal');
      expect(problems).toEqual([]);
      if (surface.view === undefined) expect(blockText(blocksOf(surface))).toBeLessThan(TEXT_IN_MESSAGE);
    },
  );

  it('emphasises one button at most', () => {
    for (const surface of surfaces) {
      const primary = placedElements(blocksOf(surface)).filter(({ element }) => element.style === 'primary');
      const most = surface.view?.type === 'modal' ? 0 : 1;
      expect(primary.length, surface.name).toBeLessThanOrEqual(most);
    }
  });
});
