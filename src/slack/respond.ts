import type { Log } from '../ports.ts';
import type { MessageContent, Respond } from './interactions.ts';

const TIMEOUT_MS = 3000;
const TRIES = 2;

async function post(url: string, body: object): Promise<boolean> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  return response.ok;
}

/** Posts to a `response_url`: only the person sees it. A message that Slack does not take is logged, never thrown. */
export function respondTo(url: string | undefined, log: Log): Respond {
  return async (message: MessageContent) => {
    if (url === undefined) return;
    const { text, blocks, otherwise = blocks, replacesOriginal = false } = message;
    const body = { response_type: 'ephemeral', replace_original: replacesOriginal, text };
    let failure: unknown;
    for (let tries = 1; tries <= TRIES; tries += 1) {
      try {
        if (await post(url, { ...body, blocks: tries === 1 ? blocks : otherwise })) return;
      } catch (error) {
        failure = error;
      }
    }
    log.warn({ err: failure }, 'response_url did not take the answer');
  };
}
