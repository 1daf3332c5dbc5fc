import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What Node has compiled once, the next start reads from here: so before anything of ours is loaded.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'dialtone'));
const { run } = await import('./run.ts');

// `.env` in the working directory, where there is one; what is set already wins.
if (existsSync('.env')) process.loadEnvFile('.env');
await run(process.argv.slice(2), process.env);
