import { PERMALINK_PATH } from '../../protocol.ts';

/** Where a permalink leads. */
export interface MessagePlace {
  readonly channel: string;
  readonly ts: string;
  /** Of a reply: the message whose thread it is in. */
  readonly threadTs?: string;
}

/** The message of a permalink such as `/archives/C0VOICE/p1764334800000100`; undefined for any other URL. */
export function placeOf({ pathname, searchParams }: URL): MessagePlace | undefined {
  if (!pathname.startsWith(PERMALINK_PATH)) return undefined;
  const [channel = '', digits = ''] = pathname.slice(PERMALINK_PATH.length).split('/');
  const [, seconds, micros] = /^p(\d{10})(\d{6})$/.exec(digits) ?? [];
  if (channel === '' || seconds === undefined) return undefined;
  const threadTs = searchParams.get('thread_ts');
  return { channel, ts: `${seconds}.${micros}`, ...(threadTs === null ? {} : { threadTs }) };
}

/** Follows permalinks of this workspace in the window itself, as Slack does; with a modifier key the browser follows. */
export function followPermalinks(target: Window, open: (place: MessagePlace) => void): void {
  target.document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
    const link = event.target.closest('a[href]');
    if (!(link instanceof HTMLAnchorElement)) return;
    const url = new URL(link.href);
    const place = url.port === target.location.port && LOOPBACK.has(url.hostname) ? placeOf(url) : undefined;
    if (place === undefined) return;
    event.preventDefault();
    open(place);
  });
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
