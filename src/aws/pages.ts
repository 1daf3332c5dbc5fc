import { unreadableAnswer } from './errors.ts';

interface Page {
  readonly NextToken?: string | undefined;
  readonly $metadata: { readonly requestId?: string | undefined };
}

/** AWS's pages, each asked for when it is needed. A page that points to itself throws `aws_unavailable`. */
export async function* eachPage<P extends Page>(
  ask: (nextToken: string | undefined) => Promise<P>,
): AsyncGenerator<P, void, undefined> {
  let nextToken: string | undefined;
  do {
    const page = await ask(nextToken);
    if (page.NextToken && page.NextToken === nextToken) throw unreadableAnswer(page);
    yield page;
    nextToken = page.NextToken;
  } while (nextToken);
}
