import type { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { placedElements } from '#src/local/slack/block-kit/walk.ts';
import { objectsOf, stringOf } from '#src/local/slack/json.ts';
import { SUBCOMMANDS } from '#src/slack/commands/help.ts';
import { handlers } from '#src/slack/handlers.ts';
import { HOME_MORE } from '#src/slack/home/actions.ts';
import { drawHome } from '#src/slack/home/draw.ts';
import type { Click, Command, SlackApp } from '#src/slack/interactions.ts';
import { createLatestViews } from '#src/slack/latest-views.ts';
import type { Context, Settings } from '#src/usecases/context.ts';
import { ADMIN, REQUESTER, TEAM } from '../support/request-view.ts';
import { REAL } from './cards/drawn.ts';

/** A button with a URL: Slack opens it, and there is nothing to do. */
const LINKS = ['request.open-card', 'case.open-support-center'];

class Stopped extends Error {}

/** An app of which only the first thing that it does is of interest: opening a view, or reading and writing rows. */
function watchedApp() {
  const done: ('view' | 'rows')[] = [];
  const stopAt = (what: 'view' | 'rows') => {
    done.push(what);
    throw new Stopped();
  };
  const settings: Partial<Settings> = { admins: [ADMIN] };
  const context = new Proxy({} as Context, {
    get: (_target, name) => (name === 'settings' ? settings : stopAt('rows')),
  });
  const views = { open: async () => stopAt('view'), push: async () => stopAt('view') };
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const client = new Proxy({} as WebClient, {
    get: (_target, name) => (name === 'views' ? views : stopAt('rows')),
  });
  const app: SlackApp = { context, client, cards: REAL, log, latestViews: createLatestViews() };
  return { app, first: () => done[0] };
}

const asked = {
  actor: { kind: 'user', userId: REQUESTER, teamId: TEAM },
  correlationId: 'click',
  triggerId: 'trigger',
  isFirst: Promise.resolve(true),
  respond: async () => {},
} as const;

const aClick = (actionId: string, value = '1'): Click => ({
  ...asked,
  actionId,
  blockId: 'block',
  value,
  clickedAt: 0,
  message: undefined,
  view: undefined,
});

const aCommand = (name: string, text = ''): Command => ({ ...asked, name, text, channelId: 'C0GENERAL' });

/** What is done first of all; undefined when nothing is. */
async function firstOf(does: (app: SlackApp) => Promise<unknown> | undefined) {
  const { app, first } = watchedApp();
  try {
    await does(app);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return first();
}

const firstOfClick = (actionId: string, value?: string) =>
  firstOf((app) => handlers.actions[actionId]?.(app, aClick(actionId, value)));
const firstOfCommand = (name: string, text?: string) =>
  firstOf((app) => handlers.commands[name]?.(app, aCommand(name, text)));

const homeOptions = placedElements(
  objectsOf(
    drawHome(
      {
        isFirstVisit: false,
        isAdmin: false,
        hasProjects: true,
        toDecide: [],
        toDecideCount: 0,
        mine: [],
        mineCount: 0,
        numbers: [],
        regions: [],
        drawnAt: REAL.now,
      },
      REAL,
    ).blocks,
  ),
).flatMap(({ element, actionId }) =>
  actionId === HOME_MORE ? objectsOf(element.options).map(({ value }) => stringOf(value) ?? '') : [],
);

const clicks = Object.keys(handlers.actions).filter((id) => id !== HOME_MORE);

describe('a click', () => {
  it.each(clicks.filter((id) => handlers.openers.has(id) && !LINKS.includes(id)))(
    'on %s opens a view before anything else, as its trigger lives three seconds',
    async (id) => {
      expect(await firstOfClick(id)).toBe('view');
    },
  );

  it.each(clicks.filter((id) => !handlers.openers.has(id)))('on %s opens no view', async (id) => {
    expect(await firstOfClick(id)).not.toBe('view');
  });

  it.each(LINKS)('on the link %s does nothing, at once', async (id) => {
    expect(handlers.openers).toContain(id);
    expect(await firstOfClick(id)).toBeUndefined();
  });

  it('on an option of the App Home does what the button of that name does', async () => {
    expect(homeOptions).toHaveLength(5);
    for (const option of homeOptions) {
      expect(Object.keys(handlers.actions)).toContain(option);
      const opens = handlers.openers.has(option);
      expect((await firstOfClick(HOME_MORE, option)) === 'view', option).toBe(opens);
    }
  });
});

describe('a command', () => {
  const OPENING = ['request', 'enable', 'limit', 'call', 'release', 'access'];
  const named = OPENING.filter((name) => Object.hasOwn(handlers.commands, `/voice-${name}`));

  it.each(named)('/voice-%s opens its form before anything else', async (name) => {
    expect(await firstOfCommand(`/voice-${name}`)).toBe('view');
  });

  it.each(OPENING)('/voice %s opens its form before anything else', async (name) => {
    expect(await firstOfCommand('/voice', name)).toBe('view');
  });

  it.each(Object.keys(SUBCOMMANDS).filter((name) => !OPENING.includes(name)))(
    '/voice %s opens nothing',
    async (name) => {
      expect(await firstOfCommand('/voice', name)).toBe('rows');
    },
  );
});

describe('a global shortcut', () => {
  it.each(Object.keys(handlers.shortcuts))('%s opens its form before anything else', async (id) => {
    const shortcut = { ...asked, callbackId: id };
    expect(await firstOf((app) => handlers.shortcuts[id]?.(app, shortcut))).toBe('view');
  });
});
