import { jsonMembers } from '../json-members.ts';
import { badRequest } from './errors.ts';

export const PINPOINT_PATH = '/v1/apps';

type Input = Readonly<Record<string, unknown>>;

export interface PinpointCall {
  readonly name: string;
  /** The input's members from path, query and body. Throws BadRequestException for a body that is no JSON object. */
  readonly input: (body: string) => Input;
}

const APPLICATION = /^\/v1\/apps\/(?<id>[^/]+)(?:\/channels\/(?<channel>sms|voice))?$/;

/** Matches method and path to an operation of Pinpoint's REST API; undefined for what is not served. */
export function matchPinpoint(method: string, url: URL): PinpointCall | undefined {
  if (url.pathname === PINPOINT_PATH && method === 'GET') {
    return { name: 'GetApps', input: () => pageInput(url.searchParams) };
  }
  const { id: ApplicationId, channel } = APPLICATION.exec(url.pathname)?.groups ?? {};
  if (ApplicationId === undefined) return undefined;
  if (method === 'GET') {
    const name = channel === undefined ? 'GetApp' : `Get${capitalised(channel)}Channel`;
    return { name, input: () => ({ ApplicationId }) };
  }
  if (method !== 'PUT' || channel === undefined) return undefined;
  const payload = channel === 'sms' ? 'SMSChannelRequest' : 'VoiceChannelRequest';
  const input = (body: string) => ({ ApplicationId, [payload]: readPayload(body) });
  return { name: `Update${capitalised(channel)}Channel`, input };
}

function pageInput(query: URLSearchParams): Input {
  const members = { PageSize: query.get('page-size'), Token: query.get('token') };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

function readPayload(body: string): Input {
  const members = jsonMembers(body);
  if (!members) throw badRequest('The body is not a JSON object');
  return members;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
