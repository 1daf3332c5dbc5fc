import { relative } from 'node:path';
import type { Config } from '../config.ts';

const EVERY_ADDRESS = ['0.0.0.0', '::'];
const THIS_MACHINE = ['127.0.0.1', 'localhost', '::1'];

/** How to begin anew; undefined where that is not for Dialtone to do. */
const canBeginAnew = ({ databaseUrl, redisUrl }: Config): boolean =>
  databaseUrl === undefined && redisUrl === undefined;

/** Why the local workspace cannot begin anew; undefined when it can. */
export function whyNoReset(config: Config): string | undefined {
  if (canBeginAnew(config)) return undefined;
  const names = [config.databaseUrl && 'DATABASE_URL', config.redisUrl && 'REDIS_URL'].filter(Boolean);
  return `What ${names.join(' and ')} leads to is not removed from here. Unset it to use .local.`;
}

function addressOf({ http: { host } }: Config, port: number): string {
  if ([...EVERY_ADDRESS, ...THIS_MACHINE].includes(host)) return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function localWelcome(config: Config, port: number): string {
  const { host } = config.http;
  const isReachable = [...EVERY_ADDRESS, ...THIS_MACHINE].includes(host);
  const where = isReachable
    ? `open ${addressOf(config, port)}${EVERY_ADDRESS.includes(host) ? ' on this machine' : ''}.`
    : `it listens on ${addressOf(config, port)}, where its page does not answer. Unset HOST to open it.`;
  const parts =
    config.voice.provider === 'local'
      ? 'Slack and AWS are stand-ins'
      : 'Slack is a stand-in, AWS is the real account';
  const folder = relative(process.cwd(), config.localDir) || config.localDir;
  const data =
    config.databaseUrl === undefined
      ? `the data is in ${folder}.`
      : `the data is in ${folder} and in the database of DATABASE_URL.`;
  const anew = canBeginAnew(config) ? ['To begin anew: npm start -- --fresh'] : [];
  return [`Dialtone is ready: ${where} ${parts}; ${data}`, ...anew].join('\n');
}

/** What is said when everything is ready: in the local workspace where to open it, else where Dialtone listens. */
export function welcome(config: Config, port: number): string {
  if (config.mode === 'local') return localWelcome(config, port);
  return `Dialtone is ready as ${config.role} on http://${config.http.host}:${port}.`;
}
