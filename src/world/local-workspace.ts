import type { Config } from '../config.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { Logger } from '../logger.ts';
import { openWorld } from '../world.ts';
import { openLocalDir, removeLocalData } from './local-dir.ts';
import { bundleAhead } from './page.ts';
import type { OnClose } from './parts.ts';
import { createResettable } from './resettable.ts';
import { welcome, whyNoReset } from './welcome.ts';

export interface LocalWorkspaceOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Aborts when the process shall end. */
  readonly signal: AbortSignal;
  readonly lifecycle: Pick<Lifecycle, 'onClose' | 'fail'>;
  /** Tells whoever has started the process. */
  readonly say: (text: string) => void;
  /** Tells them what is in an error for them to read. */
  readonly sayWhy: (error: unknown) => void;
}

/**
 * The world in local mode, with its page: it can begin anew while the process goes on, on the port that it has. Rejects
 * as `openWorld` does; a reset that fails ends the process.
 */
export async function runLocalWorkspace(options: LocalWorkspaceOptions): Promise<void> {
  const { config, logger, signal, lifecycle, say, sayWhy } = options;
  let { port } = config.http;
  const forget = () => removeLocalData(config.localDir);
  const refused = whyNoReset(config);
  const bundle = bundleAhead();
  const workspace = createResettable({
    logger,
    signal,
    open: async (onClose: OnClose) => {
      const reset = refused === undefined ? workspace.reset : { refused };
      const http = { ...config.http, port };
      await openLocalDir(config.localDir);
      const world = await openWorld({ ...config, http }, logger, onClose, { page: { reset, bundle } });
      port = world.port;
      // First of all: a job that AWS keeps waiting by a fault would hold up the end for as long as it may.
      onClose('held answers of aws', () => world.standIns.aws?.faults.clear());
      say(welcome(config, port));
    },
    forget,
    onFailure: (error) => {
      sayWhy(error);
      lifecycle.fail(error, 'reset failed');
    },
  });
  if (config.fresh) await forget();
  lifecycle.onClose('local workspace', workspace.close);
  await workspace.start();
}
