import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { Page, PageOptions } from '#src/local/page/options.ts';
import type { Act, ActAnswer } from '#src/local/page/protocol.ts';
import { servePage } from '#src/local/page/serve-page.ts';
import type { LocalSlack, LocalSlackOptions } from '#src/local/slack/driver.ts';
import { parseJson } from '#src/local/slack/json.ts';
import type { FakeApp } from '../../slack/support/fake-app.ts';
import { closing, slackAndApp } from '../../slack/support/stage.ts';
import { type Screen, watchScreen } from './screen.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface TestPage {
  readonly slack: LocalSlack;
  readonly app: FakeApp;
  readonly port: number;
  readonly errors: unknown[];
  /** Without `host` and the like it is what the page's own browser sends. */
  ask(
    method: string,
    path: string,
    options?: { headers?: Record<string, string>; body?: string },
  ): Promise<Answer>;
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  /** Does something as a person; throws with the problem when it is refused. */
  act(as: string, act: Act, window?: string): Promise<ActAnswer>;
  /** The sentence with which something is refused. */
  refusal(as: string, act: Act): Promise<string>;
  watch(as: string, window?: string): Promise<Screen>;
}

const COMMAND = { description: 'Numbers', hint: '[project]', builtIn: false };
const manifest = {
  commands: [
    { ...COMMAND, command: '/voice' },
    { ...COMMAND, command: '/invite', builtIn: true },
    { ...COMMAND, command: '/remove', builtIn: true },
  ],
  shortcuts: [{ callbackId: 'ask', name: 'Ask', description: 'Ask for numbers' }],
  takesMessages: false,
};

function asset(text: string, type: string) {
  return { body: Buffer.from(text), type, etag: `"${text.length}"` };
}

const parts = {
  manifest,
  html: asset('<!doctype html>', 'text/html; charset=utf-8'),
  bundle: { script: asset('start()', 'text/javascript'), style: asset('body {}', 'text/css') },
};

async function listening(page: Page): Promise<number> {
  const server = createServer((incoming, response) => {
    if (!page.answer(incoming, response)) response.writeHead(404).end('not the page');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing({
    close: async () => {
      page.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function asker(port: number): TestPage['ask'] {
  return (method, path, { headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const call = request(
        { port, host: '127.0.0.1', method, path, headers, agent: false },
        async (response) => {
          const chunks: Buffer[] = [];
          for await (const chunk of response) chunks.push(Buffer.from(chunk));
          const { statusCode: status = 0, headers: answered } = response;
          resolve({ status, headers: answered, text: Buffer.concat(chunks).toString('utf8') });
        },
      );
      call.on('error', reject);
      call.end(body);
    });
}

/** The page over HTTP, with a local Slack and an app that answers 200 until told otherwise. */
export async function startTestPage(
  slackOptions: LocalSlackOptions = {},
  more: Partial<PageOptions> = {},
): Promise<TestPage> {
  const { slack, app } = await slackAndApp(slackOptions);
  const errors: unknown[] = [];
  const options: PageOptions = {
    slack,
    aws: undefined,
    clock: { now: () => new Date(), aheadMs: 0, advance: () => {} },
    manifestFile: '',
    firstSteps: [{ label: 'Ask for numbers', personId: 'U0REQUESTER', place: 'C0VOICE' }],
    jobs: async () => [],
    afterLeap: async () => {},
    reset: { refused: 'This is a test.' },
    onError: (error) => errors.push(error),
    ...more,
  };
  const port = await listening(servePage(options, parts));
  const ask = asker(port);
  const post: TestPage['post'] = async (path, body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await ask('POST', path, { headers, body: JSON.stringify(body) });
    return { status: answer.status, body: parseJson(answer.text) };
  };
  const send = async (as: string, act: Act, window = '') => {
    const { status, body } = await post('/page/act', { as, window, act });
    return { status, answer: body as ActAnswer };
  };
  return {
    slack,
    app,
    port,
    errors,
    ask,
    post,
    act: async (as, act, window) => {
      const { status, answer } = await send(as, act, window);
      if (status !== 200) throw new Error(`${status} ${answer.problem}`);
      return answer;
    },
    refusal: async (as, act) => {
      const { status, answer } = await send(as, act);
      if (status < 400 || answer.problem === undefined) throw new Error(`it was not refused: ${status}`);
      return answer.problem;
    },
    watch: (as, window) => watchScreen(port, as, window),
  };
}
