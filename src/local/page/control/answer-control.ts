import { ZodError } from 'zod';
import { ControlRefused } from '../../aws/control-refused.ts';
import { parseJson } from '../../slack/json.ts';
import type { ControlState } from '../control-protocol.ts';
import type { PageOptions } from '../options.ts';
import { logEntries } from './log-entries.ts';
import { runVerb } from './run-verb.ts';
import { VerbRefused } from './verb-refused.ts';
import { verbSchema } from './verb-schema.ts';
import { viewAws } from './view-aws.ts';
import { viewAwsFaults, viewSlackFaults } from './view-faults.ts';
import { logRows } from './view-log.ts';
import { withoutSecrets } from './without-secrets.ts';

export interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Answers `/page/control`: GET with everything that the drawer shows (ControlState), POST with what one verb has done
 * (VerbAnswer). What cannot be done is answered 4xx with the reason in `problem`; rejects when the queue cannot be read.
 */
export async function answerControl(
  request: { readonly method: string; readonly body: string },
  options: PageOptions,
): Promise<ControlAnswer> {
  if (request.method === 'GET') return { status: 200, body: await controlState(options) };
  if (request.method !== 'POST') return problem(405, 'Only GET and POST are answered here.');
  try {
    const verb = verbSchema.parse(parseJson(request.body));
    return { status: 200, body: await runVerb(verb, options) };
  } catch (error) {
    if (error instanceof ZodError) return problem(400, error.issues.map(({ message }) => message).join(' '));
    if (error instanceof VerbRefused) return problem(error.httpStatus, error.message);
    if (error instanceof ControlRefused) return problem(error.httpStatus, sentence(error.message));
    throw error;
  }
}

async function controlState(options: PageOptions): Promise<ControlState> {
  const { slack, aws, clock, reset } = options;
  const secrets = [slack.botToken, slack.signingSecret];
  const jobs = await options.jobs();
  return {
    clock: { now: clock.now().toISOString(), aheadMs: clock.aheadMs },
    aws: aws === undefined ? null : viewAws(aws),
    faults: { aws: aws === undefined ? null : viewAwsFaults(aws), slack: viewSlackFaults(slack) },
    jobs: jobs.map((job) => ({ ...job, data: withoutSecrets(job.data, secrets) })),
    log: logRows(logEntries(slack, aws)),
    ...(typeof reset === 'function' ? {} : { resetRefused: reset.refused }),
  };
}

function problem(status: number, text: string): ControlAnswer {
  return { status, body: { problem: text } };
}

/** The local AWS speaks to programs. */
function sentence(message: string): string {
  return `The local AWS cannot do that: ${message}.`;
}
