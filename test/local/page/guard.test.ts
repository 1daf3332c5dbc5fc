import { expect, test } from 'vitest';
import { startTestPage } from './support/page.ts';

const JSON_BODY = { 'content-type': 'application/json' };

test('answers its own paths under the names of this machine, and leaves every other path alone', async () => {
  const page = await startTestPage();
  for (const host of [`localhost:${page.port}`, '127.0.0.1', '[::1]:3000', 'LOCALHOST']) {
    expect((await page.ask('GET', '/', { headers: { host } })).status, host).toBe(200);
  }
  for (const path of ['/healthz', '/slack/events', '/page', '/page/other', '/constructor']) {
    expect((await page.ask('GET', path)).text, path).toBe('not the page');
  }
});

test('refuses names that only lead here', async () => {
  const page = await startTestPage();
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    'localhost:3000@evil.example',
    '10.0.0.1:3000',
  ]) {
    const answer = await page.ask('GET', '/', { headers: { host } });
    expect(answer.status, host).toBe(403);
    expect(JSON.parse(answer.text).problem).toContain('Open http://localhost');
  }
});

test('refuses other websites in the same browser', async () => {
  const page = await startTestPage();
  const host = `localhost:${page.port}`;
  const origins = [
    'http://evil.example',
    'null',
    'https://localhost',
    'http://localhost:1',
    `http://127.0.0.1:${page.port}`,
  ];
  for (const origin of origins) {
    const headers = { ...JSON_BODY, host, origin };
    expect((await page.ask('POST', '/page/act', { headers, body: '{}' })).status, origin).toBe(403);
    expect((await page.ask('GET', '/page/stream', { headers: { host, origin } })).status, origin).toBe(403);
  }
  for (const site of ['cross-site', 'same-site']) {
    const headers = { host, 'sec-fetch-site': site };
    expect((await page.ask('GET', '/page/files/F1?as=U0LEAD', { headers })).status, site).toBe(403);
  }
});

test('takes what its own page sends, and people who follow a link to it', async () => {
  const page = await startTestPage();
  const host = `localhost:${page.port}`;
  const own = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
  expect((await page.ask('GET', '/page/app.js', { headers: own })).status).toBe(200);
  const link = { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
  expect((await page.ask('GET', '/', { headers: link })).status).toBe(200);
  expect((await page.ask('GET', '/page/files/F1?as=U0LEAD', { headers: link })).status).toBe(403);
});

test('takes nothing but JSON of at most 1 MB, by POST', async () => {
  const page = await startTestPage();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const headers = { 'content-type': type };
    expect((await page.ask('POST', '/page/act', { headers, body: '{}' })).status, type).toBe(415);
    expect((await page.ask('POST', '/page/control', { headers, body: '{}' })).status, type).toBe(415);
  }
  const body = JSON.stringify({ as: 'U0LEAD', act: 'x'.repeat(1024 * 1024) });
  expect((await page.ask('POST', '/page/act', { headers: JSON_BODY, body })).status).toBe(413);
  const wrong = await page.ask('GET', '/page/act');
  expect([wrong.status, wrong.headers.allow]).toEqual([405, 'POST']);
  for (const given of ['nonsense', '{}', '{"as":"U0LEAD","window":"","act":{"kind":"rob"}}']) {
    expect((await page.ask('POST', '/page/act', { headers: JSON_BODY, body: given })).status, given).toBe(
      400,
    );
  }
  expect(page.errors).toEqual([]);
});

test('sends its security headers with every answer, refusals included', async () => {
  const page = await startTestPage();
  for (const path of ['/', '/page/app.css', '/page/act', '/page/files/F1?as=U0LEAD']) {
    const { headers } = await page.ask('GET', path);
    expect(headers['content-security-policy'], path).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
  }
});

test('sends the script again only when it has changed', async () => {
  const page = await startTestPage();
  const { headers } = await page.ask('GET', '/page/app.js');
  const again = await page.ask('GET', '/page/app.js', { headers: { 'if-none-match': headers.etag ?? '' } });
  expect([again.status, again.text]).toEqual([304, '']);
});
