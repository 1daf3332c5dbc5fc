import { describe, expect, it } from 'vitest';
import { validateMessage, validateView } from '#src/local/slack/block-kit/validate.ts';
import { placedElements } from '#src/local/slack/block-kit/walk.ts';
import { objectOf, stringOf } from '#src/local/slack/json.ts';
import { handlers } from '#src/slack/handlers.ts';
import { blocksOf, everySurface } from './modals/every-surface.ts';

const surfaces = everySurface();

/** Inputs that wait for the submit button send no action of their own. */
const elements = surfaces.flatMap((surface) =>
  placedElements(blocksOf(surface))
    .filter(({ block }) => block.type !== 'input' || block.dispatch_action === true)
    .map(({ element, actionId }) => ({ surface: surface.name, type: String(element.type), actionId })),
);
const drawnIds = [...new Set(elements.map(({ actionId }) => actionId))].sort();

describe('what people can click', () => {
  it('has exactly one handler each, and no handler is left over', () => {
    expect(drawnIds).toEqual(Object.keys(handlers.actions).sort());
  });

  it('is named by what it does', () => {
    for (const id of drawnIds) expect(id).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
  });

  it('has options from a handler where they are searched', () => {
    const searched = elements.filter(({ type }) => type.endsWith('external_select'));
    expect([...new Set(searched.map(({ actionId }) => actionId))]).toEqual(Object.keys(handlers.options));
  });

  it('opens a form before anything else only where that button is drawn', () => {
    for (const id of handlers.openers) expect(drawnIds).toContain(id);
  });
});

describe('forms', () => {
  it('that can be sent have exactly one handler each, and none is left over', () => {
    const sent = surfaces.flatMap(({ view }) => {
      const { submit, callback_id } = objectOf(view);
      return submit === undefined ? [] : [stringOf(callback_id)];
    });
    expect([...new Set(sent)].sort()).toEqual(Object.keys(handlers.views).sort());
  });
});

describe('everything that is shown', () => {
  it.each(surfaces.map((surface) => [surface.name, surface] as const))(
    'is taken by Slack: %s',
    (_name, surface) => {
      const problems =
        surface.view === undefined ? validateMessage(blocksOf(surface)) : validateView(surface.view, 'modal');
      expect(problems).toEqual([]);
    },
  );

  it('emphasises one button at most', () => {
    for (const surface of surfaces) {
      const primary = placedElements(blocksOf(surface)).filter(({ element }) => element.style === 'primary');
      expect(primary.length, surface.name).toBeLessThanOrEqual(surface.view === undefined ? 1 : 0);
    }
  });
});
