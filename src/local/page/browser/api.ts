import { ACT_PATH, type Act, type ActAnswer, type ActRequest } from '../protocol.ts';

/** The server's answer to a GET, as JSON. Throws when it is not 200. */
export async function getJson<Answer>(path: string): Promise<Answer> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(await problemOf(response));
  return response.json();
}

/** The server's answer to a POST of JSON. Throws with its `problem` when it is not 2xx. */
export async function postJson<Answer>(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await problemOf(response));
  return response.json();
}

async function problemOf(response: Response): Promise<string> {
  const answer: { problem?: string } = await response.json().catch(() => ({}));
  return answer.problem ?? `The server answered ${response.status}.`;
}

/** Does something as a person in a window. */
export function act(as: string, window: string, what: Act): Promise<ActAnswer> {
  const request: ActRequest = { as, window, act: what };
  return postJson(ACT_PATH, request);
}
