import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { slackOrPage } from '#src/world/page.ts';

test('answers a path that nobody has in words that no browser runs', async () => {
  const server = createServer(slackOrPage(undefined, undefined));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const answer = await fetch(`http://127.0.0.1:${port}/favicon.ico`);
  expect([answer.status, await answer.text()]).toEqual([404, 'Not found\n']);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});
