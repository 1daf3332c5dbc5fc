import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Account } from './account.ts';
import type { World } from './answer-call.ts';
import { type Controls, createControls } from './controls.ts';
import { FaultBoard } from './faults.ts';
import { handleHttp } from './handle-http.ts';
import { RequestLog } from './request-log.ts';
import { Throttle } from './throttle.ts';

export interface LocalAwsOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** JSON file that keeps the account between runs; without it, memory only. */
  readonly stateFile?: string;
  readonly now?: () => Date;
  /** Least time between two requests of one operation and Region, default 1000 ms; 0 switches throttling off. */
  readonly throttleIntervalMs?: number;
  /** How long a new number stays PENDING, default 3000 ms. */
  readonly activateAfterMs?: number;
  /** Limit of phone numbers in a Region, default 25 as AWS's. */
  readonly numbersPerRegion?: number;
}

export interface LocalAws extends Controls {
  /** Endpoint for the AWS SDK: `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
  /** Cuts what is under way and frees the port. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the stand-in for AWS on 127.0.0.1. Rejects when the port is taken, or with an Error that names the
 * state file when it cannot be read.
 */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const world: World = {
    account: new Account(options.stateFile),
    faults: new FaultBoard(),
    throttle: new Throttle(),
    now: options.now ?? (() => new Date()),
    activateAfterMs: options.activateAfterMs ?? 3000,
    throttleIntervalMs: options.throttleIntervalMs ?? 1000,
    numbersPerRegion: options.numbersPerRegion ?? 25,
  };
  const log = new RequestLog();
  const controls = createControls(world, log);
  const server = createServer((request, response) => handleHttp(request, response, { world, log, controls }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    ...controls,
    url: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        world.faults.clear();
      }),
  };
}
