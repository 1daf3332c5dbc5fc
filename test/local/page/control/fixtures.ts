import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createLocalClock } from '#src/local/clock.ts';
import { answerControl } from '#src/local/page/control/answer-control.ts';
import type { ControlState, Verb, VerbAnswer } from '#src/local/page/control-protocol.ts';
import type { PageOptions } from '#src/local/page/options.ts';
import { startForTest } from '../../aws/fixtures.ts';
import type { FakeApp } from '../../slack/support/fake-app.ts';
import { slackAndApp } from '../../slack/support/stage.ts';

export interface Stage {
  readonly options: PageOptions & { aws: NonNullable<PageOptions['aws']> };
  readonly app: FakeApp;
  /** What the drawer shows. */
  state(): Promise<ControlState>;
  /** Carries a verb out; throws when it is refused. */
  run(verb: Verb): Promise<VerbAnswer>;
  /** The status and problem of a refused verb. */
  refused(verb: unknown): Promise<{ status: number; problem: string }>;
}

/** The drawer's server with a local Slack and AWS on one clock. */
export async function drawerStage(overrides: Partial<PageOptions> = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'drawer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const clock = createLocalClock({ stateFile: join(folder, 'clock.json') });
  const now = () => clock.now();
  const { slack, app } = await slackAndApp({ now });
  const aws = await startForTest({ now });
  const options = {
    slack,
    clock,
    manifestFile: 'manifest.yml',
    firstSteps: [],
    jobs: async () => [],
    afterLeap: async () => {},
    reset: () => {},
    onError: () => {},
    ...overrides,
    aws,
  };
  const post = (verb: unknown) =>
    answerControl({ method: 'POST', body: JSON.stringify(verb) }, { ...options, ...overrides });
  return {
    options,
    app,
    state: async () => {
      const { body } = await answerControl({ method: 'GET', body: '' }, { ...options, ...overrides });
      return body as ControlState;
    },
    run: async (verb) => {
      const { status, body } = await post(verb);
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
      return body as VerbAnswer;
    },
    refused: async (verb) => {
      const { status, body } = await post(verb);
      return { status, ...(body as { problem: string }) };
    },
  };
}
