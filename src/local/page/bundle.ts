import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { needPackage, packageMissing } from './need-package.ts';

/** A file that the browser loads. */
export interface Asset {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
}

export interface Bundle {
  readonly script: Asset;
  readonly style: Asset;
}

/** What esbuild says of an import that names a package, and no file of ours. */
const PACKAGE_NOT_FOUND = /Could not resolve "((?:@[^"/]+\/)?[^"./@][^"/]*)/;

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

function asset(
  files: readonly { path: string; contents: Uint8Array }[],
  ending: string,
  type: string,
): Asset {
  const file = files.find(({ path }) => path.endsWith(ending));
  if (file === undefined) throw new Error(`The page was bundled without ${ending}.`);
  const body = Buffer.from(file.contents);
  return { body, type, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
}

/**
 * Bundles what runs in the browser, minified and in memory. Rejects with esbuild's message, which names file and line,
 * when the sources do not build.
 */
export async function bundlePage(
  script = here('browser/main.tsx'),
  style = here('browser/styles/page.css'),
): Promise<Bundle> {
  const { build, stop } = await needPackage('esbuild', () => import('esbuild'));
  try {
    const { outputFiles } = await build({
      entryPoints: [
        { in: script, out: 'app' },
        { in: style, out: 'app' },
      ],
      outdir: here('bundled'),
      write: false,
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      legalComments: 'none',
      charset: 'utf8',
      logLevel: 'silent',
    });
    return {
      script: asset(outputFiles, 'app.js', 'text/javascript; charset=utf-8'),
      style: asset(outputFiles, 'app.css', 'text/css; charset=utf-8'),
    };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const [, missing] = PACKAGE_NOT_FOUND.exec(why) ?? [];
    if (missing !== undefined) throw packageMissing(missing, cause);
    throw new Error(`The page does not build. ${why}`, { cause });
  } finally {
    await stop();
  }
}
