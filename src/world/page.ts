import { fileURLToPath } from 'node:url';
import type { OpenQueue } from '#jobs/queue.ts';
import type { RequestListener } from '../http.ts';
import { createLocalClock, type LocalClock } from '../local/clock.ts';
import type { Bundle } from '../local/page/bundle.ts';
import type { JobRow } from '../local/page/control-protocol.ts';
import type { Page, PageOptions } from '../local/page/options.ts';
import type { Logger } from '../logger.ts';
import { collectDue } from '../usecases/collect-due.ts';
import type { Context } from '../usecases/context.ts';
import { SLACK_PATH } from './bot.ts';
import { addFirstProject, firstSteps } from './first-project.ts';
import { StartError, sayingWhy } from './parts.ts';
import type { StandIns } from './stand-ins.ts';

/** What serving the local workspace's page needs beside the world's own parts. */
export interface PageWish {
  readonly reset: PageOptions['reset'];
  /** The workspace's clock; one that is kept in the local folder when unset. */
  readonly clock?: LocalClock;
  /** What runs in the browser; made when the world opens when unset. */
  readonly bundle?: PageOptions['bundle'];
}

export interface PageParts {
  readonly wish: PageWish;
  readonly clock: LocalClock;
  readonly standIns: StandIns;
  readonly context: Context;
  readonly queue: OpenQueue;
  readonly logger: Logger;
}

const MANIFEST = fileURLToPath(new URL('../../manifest.yml', import.meta.url));
const LISTED_JOBS = 200;

/** The clock of the local workspace. Throws `StartError` when its file cannot be read. */
export function openLocalClock({ clock }: PageWish, stateFile: string): Promise<LocalClock> {
  return sayingWhy(clock ?? (async () => createLocalClock({ stateFile }))());
}

/** BullMQ waits by the system's clock; people read the workspace's. */
async function readJobs(queue: OpenQueue, clock: LocalClock): Promise<readonly JobRow[]> {
  const jobs = await queue.list(LISTED_JOBS);
  return jobs.map(({ dueAt, ...job }) =>
    dueAt === undefined ? job : { ...job, dueAt: new Date(dueAt.getTime() + clock.aheadMs).toISOString() },
  );
}

/** Bundles what runs in the browser, once for every opening of the world and beside its other parts. */
export function bundleAhead(): Promise<Bundle> {
  const bundle = import('../local/page/bundle.ts').then(({ bundlePage }) => bundlePage());
  // Whoever opens the page is told; until then nobody listens.
  bundle.catch(() => undefined);
  return bundle;
}

/**
 * Prepares the local workspace for people: its first project, and the page. The page and the tools that it is bundled
 * with are loaded only here. Throws `StartError` where they are not installed.
 */
export async function openPage(parts: PageParts): Promise<Page> {
  const { wish, clock, standIns, context, queue, logger } = parts;
  const { slack, aws } = standIns;
  if (slack === undefined) throw new StartError('There is a page only for the local workspace.');
  await addFirstProject(context, slack);
  const { startPage } = await import('../local/page/start-page.ts');
  return sayingWhy(
    startPage({
      slack,
      aws,
      clock,
      manifestFile: MANIFEST,
      firstSteps: firstSteps(slack),
      jobs: () => readJobs(queue, clock),
      afterLeap: () => collectDue(context),
      reset: wish.reset,
      bundle: wish.bundle,
      onError: (err) => logger.error({ err }, 'page failed'),
    }),
  );
}

const NOT_HERE = {
  'content-type': 'text/plain',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/** Slack's path goes to Bolt, the page's paths to the page; every other one is not here. */
export function slackOrPage(slack: RequestListener | undefined, page: Page | undefined): RequestListener {
  return (request, response) => {
    if (slack !== undefined && request.url?.split('?')[0] === SLACK_PATH) return slack(request, response);
    if (page?.answer(request, response) === true) return;
    response.writeHead(404, NOT_HERE).end('Not found\n');
  };
}
