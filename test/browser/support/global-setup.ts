import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { CHROMIUM_ARGUMENTS, CHROMIUM_PATH } from './chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the one Chromium of the run listens; undefined where there is none on this machine. */
    chromium: string | undefined;
  }
}

/** Starts one Chromium for all browser tests; each window has a profile of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (CHROMIUM_PATH === undefined) {
    process.stderr.write(
      'No Chromium here: browser tests are left out. Install chromium, or set CHROMIUM_PATH.\n',
    );
    project.provide('chromium', undefined);
    return async () => undefined;
  }
  const server = await chromium.launchServer({
    executablePath: CHROMIUM_PATH,
    args: [...CHROMIUM_ARGUMENTS],
  });
  project.provide('chromium', server.wsEndpoint());
  return () => server.close();
}
