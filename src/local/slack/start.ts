import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { Courier } from './delivery/courier.ts';
import { SlackPerson } from './driver/person.ts';
import { senderOf } from './driver/send.ts';
import type { Drawn, LocalSlack } from './driver.ts';
import { namesOf, type Stage } from './interactions/stage.ts';
import { type JsonObject, objectsOf } from './json.ts';
import type { LocalSlackOptions } from './options.ts';
import { renderBlocks, renderView } from './render/blocks.ts';
import type { Names } from './render/text.ts';
import { listen, type Routes } from './server.ts';
import { keep, restore } from './state-file.ts';
import { ALL_SCOPES } from './web-api/registry.ts';
import { WebApi } from './web-api/web-api.ts';
import { APP, LOCAL_TEAM } from './workspace/people.ts';
import { Workspace } from './workspace.ts';

function isDrawn(value: object): value is Drawn {
  return 'lines' in value && typeof value.lines === 'function';
}

function render(drawn: object, names: Names): string[] {
  if (Array.isArray(drawn)) return renderBlocks(objectsOf(drawn), names);
  if (isDrawn(drawn)) return drawn.lines();
  const view: JsonObject = { ...drawn };
  const blocks = objectsOf(view.blocks);
  return view.type === 'modal' ? renderView(view, blocks, names) : renderBlocks(blocks, names);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('the local Slack does not listen on a port');
  return address.port;
}

/**
 * Starts a Slack workspace on 127.0.0.1: a Web API for the app and people who send it signed requests.
 * Rejects when the port is taken or the state file is not readable.
 */
export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const now = options.now ?? ((): Date => new Date());
  const botToken = options.botToken ?? `xoxb-local-${randomBytes(8).toString('hex')}`;
  const signingSecret = options.signingSecret ?? randomBytes(16).toString('hex');
  const workspace = new Workspace(now);
  for (const type of options.refusedBlocks ?? []) workspace.refusedBlocks.add(type);
  if (options.stateFile !== undefined) restore(workspace, options.stateFile);
  const { onStateError = () => undefined } = options;
  const keeper =
    options.stateFile === undefined ? undefined : keep(workspace, options.stateFile, onStateError);

  let routes: Routes | undefined;
  const server = await listen(options.port ?? 0, () => {
    if (routes === undefined) throw new Error('the local Slack is still starting');
    return routes;
  });
  const origin = `http://127.0.0.1:${portOf(server)}`;
  const scopes = new Set(options.scopes ?? ALL_SCOPES);
  const { enforcePostRate = false } = options;
  let clientOrigin = origin;
  const context = {
    workspace,
    scopes,
    origin,
    get clientOrigin() {
      return clientOrigin;
    },
  };
  const webApi = new WebApi(context, { token: botToken, enforcePostRate });
  routes = { workspace, webApi, fallback: options.fallback, beforeAnswer: keeper?.flush };

  const courier = new Courier(workspace, {
    secret: signingSecret,
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
    ...(options.requestUrl === undefined ? {} : { requestUrl: options.requestUrl }),
  });
  const waitTimeoutMs = options.waitTimeoutMs ?? 30_000;
  const { viewClosedCarriesState = true } = options;
  const names = namesOf(workspace);
  const stage: Stage = { workspace, courier, origin, waitTimeoutMs, viewClosedCarriesState, names };

  return {
    url: `${origin}/api/`,
    origin,
    botToken,
    signingSecret,
    appId: APP.id,
    teamId: LOCAL_TEAM.id,
    botUserId: APP.botUserId,
    botId: APP.botId,
    workspace,
    stage,
    get people() {
      return workspace.people;
    },
    get channels() {
      return workspace.channels;
    },
    faults: webApi.faults,
    send: senderOf(stage),
    setClientOrigin: (url) => {
      clientOrigin = url;
    },
    setRequestUrl: (url) => {
      courier.requestUrl = url;
    },
    person: (id) => new SlackPerson(stage, id),
    calls: (method) => webApi.log.all().filter((call) => method === undefined || call.method === method),
    deliveries: (kind) => courier.log.all().filter((each) => kind === undefined || each.kind === kind),
    violations: () => workspace.violations.all(),
    forget: () => {
      webApi.log.clear();
      courier.log.clear();
      workspace.violations.clear();
    },
    render: (drawn) => render(drawn, stage.names),
    until: (condition, what) => {
      const describe = (): string => `waited ${waitTimeoutMs} ms for ${what}, which did not come`;
      return workspace.changes.until(condition, describe, waitTimeoutMs);
    },
    onChange: (listener) => workspace.changes.onChange(listener),
    close: async () => {
      workspace.changes.close();
      keeper?.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
