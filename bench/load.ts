import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { sign } from '#src/local/slack/delivery/sign.ts';

const CONNECTIONS = 16;
const WARM_UP_MS = 1500;
const MEASURE_MS = 5000;

export interface Acks {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Takes what an app posts to a `response_url` or calls at the Web API, and says yes. */
export async function startSink(): Promise<{ url: string; close: () => void }> {
  const server = createServer((incoming, response) => {
    incoming.resume();
    response.setHeader('content-type', 'application/json');
    incoming.on('end', () => response.end('{"ok":true}'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the sink has no port');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}

function commandBody(nth: number, sinkUrl: string): string {
  return new URLSearchParams({
    command: '/voice',
    text: 'help',
    team_id: 'T0LOCAL',
    team_domain: 'local',
    channel_id: 'C0GENERAL',
    channel_name: 'general',
    user_id: 'U0REQUESTER',
    user_name: 'requester',
    api_app_id: 'A0DIALTONE',
    trigger_id: `${process.pid}.${nth}`,
    response_url: `${sinkUrl}/response`,
  }).toString();
}

/** Sends signed `/voice help` over loopback, sixteen at a time, and measures until the acknowledgement. */
export async function measureAcks(port: number, secret: string, sinkUrl: string): Promise<Acks> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const measureFrom = performance.now() + WARM_UP_MS;
  const until = measureFrom + MEASURE_MS;
  const took: number[] = [];
  let nth = 0;

  async function sendOne(): Promise<void> {
    nth += 1;
    const body = commandBody(nth, sinkUrl);
    const timestamp = Math.floor(Date.now() / 1000);
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': sign(secret, timestamp, body),
    };
    const since = performance.now();
    const call = request({ agent, port, host: '127.0.0.1', path: '/slack/events', method: 'POST', headers });
    call.end(body);
    const [response] = await once(call, 'response');
    response.resume();
    await once(response, 'end');
    if (response.statusCode !== 200) throw new Error(`answered ${response.statusCode} instead of 200`);
    if (since >= measureFrom) took.push(performance.now() - since);
  }

  const sendMany = async () => {
    while (performance.now() < until) await sendOne();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, sendMany));
  agent.destroy();
  took.sort((a, b) => a - b);
  const quantile = (share: number) => Math.round((took[Math.floor(took.length * share)] ?? 0) * 10) / 10;
  return {
    perSecond: Math.round((took.length * 1000) / MEASURE_MS),
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
  };
}
