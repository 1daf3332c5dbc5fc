import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Asset, bundlePage } from './bundle.ts';
import { readManifest } from './manifest.ts';
import type { Page, PageOptions } from './options.ts';
import { servePage } from './serve-page.ts';

async function readHtml(): Promise<Asset> {
  const body = await readFile(new URL('page.html', import.meta.url));
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  return { body, type: 'text/html; charset=utf-8', etag };
}

/**
 * Starts the page: bundles what runs in the browser, reads the app's manifest and answers the page's own paths. Rejects
 * when the sources do not build, when a package is missing, and when the manifest cannot be read.
 */
export async function startPage(options: PageOptions): Promise<Page> {
  const [bundle, manifest, html] = await Promise.all([
    options.bundle ?? bundlePage(),
    readManifest(options.manifestFile),
    readHtml(),
  ]);
  return servePage(options, { bundle, manifest, html });
}
