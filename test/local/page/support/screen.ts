import { get, type IncomingMessage } from 'node:http';
import type { Change, Entries, Key } from '#src/local/page/protocol.ts';
import { Changes } from '#src/local/slack/workspace/changes.ts';
import { closing } from '../../slack/support/stage.ts';

const WAIT_MS = 10_000;

/** One window: what the stream has sent so far. */
export interface Screen {
  readonly changes: Change[];
  /** What stands in the first lines of the stream. */
  readonly raw: () => string;
  entry<K extends Key>(key: K): Entries[K] | undefined;
  keys(prefix: string): string[];
  close(): void;
  /** Waits until it holds, looking again at every change. */
  until(condition: () => boolean, what: string): Promise<void>;
}

function changeIn(event: string): Change | undefined {
  const data = event.split('\n').find((line) => line.startsWith('data: '));
  return data === undefined ? undefined : (JSON.parse(data.slice('data: '.length)) as Change);
}

/** Opens a window as a person and waits for its first change. */
export async function watchScreen(port: number, as: string, window = ''): Promise<Screen> {
  const told = new Changes();
  const changes: Change[] = [];
  const entries = new Map<string, unknown>();
  let raw = '';
  let rest = '';
  const take = (change: Change): void => {
    changes.push(change);
    if (change.first) entries.clear();
    for (const [key, entry] of Object.entries(change.entries)) {
      if (entry === null) entries.delete(key);
      else entries.set(key, entry);
    }
    told.notify();
  };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(
      { port, host: '127.0.0.1', path: `/page/stream?as=${as}&window=${window}`, agent: false },
      resolve,
    ).on('error', reject);
  });
  response.setEncoding('utf8');
  response.on('error', () => told.close());
  response.on('data', (chunk: string) => {
    raw += chunk;
    const events = (rest + chunk).split('\n\n');
    rest = events.pop() ?? '';
    for (const change of events.flatMap((event) => changeIn(event) ?? [])) take(change);
  });
  closing({
    close: async () => {
      response.destroy();
    },
  });
  const until: Screen['until'] = (condition, what) =>
    told.until(condition, () => `waited for ${what}; there is ${[...entries.keys()].join(', ')}`, WAIT_MS);
  await until(() => changes.length > 0, 'the first change');
  return {
    changes,
    raw: () => raw,
    entry: <K extends Key>(key: K) => entries.get(key) as Entries[K] | undefined,
    keys: (prefix) => [...entries.keys()].filter((key) => key.startsWith(prefix)),
    close: () => void response.destroy(),
    until,
  };
}
