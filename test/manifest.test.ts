import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { METHOD_SCOPES } from '#src/local/slack/web-api/registry.ts';
import { SUBCOMMANDS } from '#src/slack/commands/help.ts';
import { handlers } from '#src/slack/handlers.ts';
import { SLACK_PATH } from '#src/world/bot.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const url = z.url({ protocol: /^https$/ });
const manifestSchema = z.object({
  features: z.object({
    app_home: z.record(z.string(), z.boolean()),
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string(), url }),
    ),
    shortcuts: z.array(z.object({ type: z.string(), callback_id: z.string() })),
  }),
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), user: z.array(z.string()).optional() }),
  }),
  settings: z.object({
    event_subscriptions: z.strictObject({ request_url: url, bot_events: z.array(z.string()) }),
    interactivity: z.object({ is_enabled: z.boolean(), request_url: url, message_menu_options_url: url }),
  }),
});

const text = read('manifest.yml');
const raw: unknown = parse(text);
const manifest = manifestSchema.parse(raw);

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

/** The Web API methods that a source calls on a client of the SDK, such as `chat.postMessage`. */
function methodsCalledIn(source: string): string[] {
  const called = [...source.matchAll(/\bclient\s*\.\s*(\w+)\s*\.\s*(\w+)\s*\(/g)];
  const methods = called.map(([, family, name]) => `${family}.${name}`);
  return /\bclient\s*\.\s*filesUploadV2\s*\(/.test(source) ? [...methods, ...UPLOAD] : methods;
}

/** What the SDK's `filesUploadV2` calls. */
const UPLOAD = ['files.getUploadURLExternal', 'files.completeUploadExternal'];

/** Slack's scope for reading about a channel, by the kinds that the project form offers. */
const READ_SCOPES = {
  public: 'channels:read',
  private: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
} as const;

function channelKindsOffered(): (keyof typeof READ_SCOPES)[] {
  const [, list = ''] =
    /filter: \{ include: \[([^\]]*)\]/.exec(read('src/slack/modals/project-form.ts')) ?? [];
  return z.array(z.enum(['public', 'private', 'im', 'mpim'])).parse(list.replace(/['\s]/g, '').split(','));
}

/** Of a method that several scopes let in, those for the channels that people can choose. */
function scopesFor(method: string): readonly string[] {
  const scopes = METHOD_SCOPES[method];
  if (scopes === undefined) throw new Error(`the local Slack does not know ${method}`);
  if (scopes.length <= 1) return scopes;
  return channelKindsOffered().map((kind) => READ_SCOPES[kind]);
}

const methods = [...new Set(sourcesOf('src/slack').flatMap(methodsCalledIn))].sort();

describe('manifest.yml', () => {
  it('is valid by Slack’s own schema', () => {
    const schema: unknown = JSON.parse(read('test/support/slack-manifest.schema.json'));
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(
      z.looseObject({}).parse(schema),
    );

    expect(validate(raw), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...manifest, display_information: { name: 'x'.repeat(36) } })).toBe(false);
  });

  it('has exactly the commands that the code handles', () => {
    const named = manifest.features.slash_commands.map(({ command }) => command).sort();

    expect(named).toEqual(Object.keys(handlers.commands).sort());
  });

  it('hints at every subcommand of /voice', () => {
    const hint =
      manifest.features.slash_commands.find(({ command }) => command === '/voice')?.usage_hint ?? '';

    const hinted = hint
      .replace(/[[\]]/g, '')
      .split('|')
      .map((part) => part.trim().split(' ')[0]);

    expect(hinted.sort()).toEqual(Object.keys(SUBCOMMANDS).sort());
  });

  it('sends everything to the path that the bot listens on', () => {
    const { interactivity, event_subscriptions } = manifest.settings;
    const urls = [
      event_subscriptions.request_url,
      interactivity.request_url,
      interactivity.message_menu_options_url,
      ...manifest.features.slash_commands.map((command) => command.url),
    ];

    expect(new Set(urls.map((each) => new URL(each).pathname))).toEqual(new Set([SLACK_PATH]));
    expect(interactivity.is_enabled).toBe(true);
  });

  it('has exactly the scopes that the Web API calls need, and no user scope', () => {
    const { bot, user } = manifest.oauth_config.scopes;

    expect([...bot].sort()).toEqual([...new Set(['commands', ...methods.flatMap(scopesFor)])].sort());
    expect(user).toBeUndefined();
  });

  it('names in its comments exactly the methods that the code calls', () => {
    const named = text.match(/\b(?:api|chat|conversations|files|users|views)\.[a-zA-Z]+\b/g) ?? [];

    expect(methods).toContain('chat.postMessage');
    expect([...new Set(named)].filter((name) => name !== 'api.slack').sort()).toEqual(methods);
  });

  it('subscribes to exactly the events that are handled', () => {
    const bolt = read('src/slack/app.ts');
    const listened = [...bolt.matchAll(/bolt\.event\(\s*'(\w+)'/g)].map(([, event]) => event);

    expect(manifest.settings.event_subscriptions.bot_events).toEqual(['app_home_opened']);
    expect(listened).toEqual(['app_home_opened']);
    expect(handlers.homeOpened).toBeTypeOf('function');
  });

  it('offers exactly the shortcuts that are handled, each from anywhere', () => {
    const { shortcuts } = manifest.features;

    expect(shortcuts.map((shortcut) => shortcut.callback_id).sort()).toEqual(
      Object.keys(handlers.shortcuts).sort(),
    );
    expect(new Set(shortcuts.map(({ type }) => type))).toEqual(new Set(['global']));
  });

  it('covers with these tests everything that the code handles', () => {
    expect(Object.keys(handlers).sort()).toEqual(
      ['actions', 'closings', 'commands', 'homeOpened', 'openers', 'options', 'shortcuts', 'views'].sort(),
    );
  });

  it('has a Home, and lets people read what Dialtone writes them directly', () => {
    expect(manifest.features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: true,
    });
  });
});

describe('the search for Web API calls', () => {
  it.each([
    ['client.chat.postMessage({ channel })', ['chat.postMessage']],
    ['await app.client.views\n  .open({ view })', ['views.open']],
    ['await client.filesUploadV2({ channel_id })', UPLOAD],
    ['client.send(new Command())', []],
    ['clientele.chat.update()', []],
  ])('reads %j', (source, found) => {
    expect(methodsCalledIn(source)).toEqual(found);
  });
});
