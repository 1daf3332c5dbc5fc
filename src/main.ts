import { existsSync } from 'node:fs';
import { migrate } from '#db/migrate.ts';
import { type Config, parseConfig, renderProblems } from './config.ts';
import { createLifecycle } from './lifecycle.ts';
import { createLogger } from './logger.ts';
import { runLocalWorkspace } from './world/local-workspace.ts';
import { StartError } from './world/parts.ts';
import { welcome } from './world/welcome.ts';
import { openWorld } from './world.ts';

const WRONG_CONFIGURATION = 2;

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function runMigrations({ databaseUrl }: Config): Promise<void> {
  if (databaseUrl === undefined) {
    say('DATABASE_URL is not set: local mode migrates its own database when it starts.');
    return;
  }
  try {
    await migrate(databaseUrl);
    say('The database has the schema of this version.');
  } catch (error) {
    say(
      `The database (DATABASE_URL) could not be migrated: ${error instanceof Error ? error.message : error}`,
    );
    process.exitCode = 1;
  }
}

/** `.env` in the working directory, where there is one; what is set already wins. */
function loadEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** An error whose message is for the operator to read, is said before it ends the process. */
function sayWhy(error: unknown): void {
  if (error instanceof StartError) say(error.message);
}

loadEnvironmentFile();
const [command, ...rest] = process.argv.slice(2);
const parsed = parseConfig(process.env, command === 'migrate' ? rest : process.argv.slice(2));
if (!parsed.ok) {
  say(renderProblems(parsed.problems));
  process.exit(WRONG_CONFIGURATION);
}
const { config } = parsed;
const logger = createLogger({ level: config.logLevel });

if (command === 'migrate') {
  await runMigrations(config);
} else {
  const lifecycle = createLifecycle({ logger });
  await lifecycle.run(async (signal) => {
    try {
      if (config.mode === 'local') {
        await runLocalWorkspace({ config, logger, signal, say, sayWhy, lifecycle });
      } else {
        const { port } = await openWorld(config, logger, lifecycle.onClose);
        say(welcome(config, port));
      }
    } catch (error) {
      sayWhy(error);
      throw error;
    }
  });
}
