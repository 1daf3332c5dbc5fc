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

/** An error whose message is for the operator to read, is said before it ends the process. */
function sayWhy(error: unknown): void {
  if (error instanceof StartError) say(error.message);
}

/** Runs Dialtone, or the command that the first argument names, until it ends. Sets the exit code of the process. */
export async function run(argv: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const [command, ...rest] = argv;
  const parsed = parseConfig(env, command === 'migrate' ? rest : argv);
  if (!parsed.ok) {
    say(renderProblems(parsed.problems));
    process.exit(WRONG_CONFIGURATION);
  }
  const { config } = parsed;
  if (command === 'migrate') return runMigrations(config);
  const logger = createLogger({ level: config.logLevel });
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
