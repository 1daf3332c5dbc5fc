const SCHEMES = ['http:', 'https:', 'mailto:'];

/** The URL when it may be followed: http, https or mailto. Undefined for anything else, such as `javascript:`. */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return SCHEMES.includes(protocol) ? href : undefined;
}
