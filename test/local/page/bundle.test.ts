import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundlePage } from '#src/local/page/bundle.ts';
import { needPackage } from '#src/local/page/need-package.ts';

const LARGEST_SCRIPT = 300_000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-page-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('keeps the script under 300 kB', async ({ annotate }) => {
  const { script, style } = await bundlePage();
  await annotate(`script ${script.body.length} bytes, style ${style.body.length} bytes`);
  expect(script.body.length).toBeLessThan(LARGEST_SCRIPT);
  expect(script.type).toContain('text/javascript');
  expect(style.type).toContain('text/css');
  expect(script.etag).not.toBe(style.etag);
});

test('loads nothing from elsewhere', async () => {
  const { style } = await bundlePage();
  expect(style.body.toString('utf8')).not.toMatch(/url\(\s*["']?(https?:)?\/\//);
});

test('says in which file and line the page does not build', async () => {
  const script = written('main.tsx', 'const wrong = ;');
  const style = written('page.css', 'body { margin: 0 }');
  await expect(bundlePage(script, style)).rejects.toThrow(
    /The page does not build\..*main\.tsx:1:14: ERROR/s,
  );
});

test('says what to do where a package is missing', async () => {
  const missing = needPackage('esbuild', () => Promise.reject(new Error('Cannot find package')));
  await expect(missing).rejects.toThrow('Run npm ci with dev dependencies.');
});

test.each(['preact-not-there', '@not-there/preact'])(
  'names a package that the page lacks: %s',
  async (name) => {
    const script = written('main.tsx', `import { render } from '${name}/hooks'; render();`);
    const style = written('page.css', 'body { margin: 0 }');
    await expect(bundlePage(script, style)).rejects.toThrow(
      `The local workspace needs the package ${name}. Run npm ci with dev dependencies.`,
    );
  },
);

test('calls a file of its own that is missing a page that does not build', async () => {
  const script = written('main.tsx', "import { render } from './gone.ts'; render();");
  const style = written('page.css', 'body { margin: 0 }');
  await expect(bundlePage(script, style)).rejects.toThrow(/The page does not build\..*gone\.ts/s);
});
