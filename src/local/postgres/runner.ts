import { type ExecFileOptions, execFile } from 'node:child_process';
import { access, chown, constants, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** Runs PostgreSQL's programs as a user that PostgreSQL accepts; as root that is another one. */
export type Runner = {
  run: (program: string, args: string[]) => Promise<{ stdout: string }>;
  /** Hands a file or folder to the user that runs PostgreSQL. */
  own: (path: string) => Promise<void>;
};

type Account = { uid: number; gid: number };

const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LD_LIBRARY_PATH'];
const runFile = promisify(execFile);

/**
 * Chooses who runs PostgreSQL, which refuses root: the data's owner, else the user postgres, else nobody.
 * `folders` are those that it must reach.
 */
export async function createRunner(data: string, folders: string[]): Promise<Runner> {
  const env = Object.fromEntries(INHERITED.map((name) => [name, process.env[name]]));
  const options: ExecFileOptions = { cwd: dirname(data), env: { ...env, LC_ALL: 'C' } };
  if (process.getuid?.() !== 0) {
    return { run: (program, args) => run(program, args, options), own: async () => undefined };
  }
  const account = (await ownerOf(data)) ?? (await accountFromPasswd());
  const own = (path: string) => chown(path, account.uid, account.gid);
  if ((await Promise.all(folders.map((folder) => isOpenTo(account, folder)))).every(Boolean)) {
    return { run: (program, args) => run(program, args, { ...options, ...account }), own };
  }
  const setpriv = await findSetpriv(account, data);
  return {
    run: (program, args) => run(setpriv, [...reachEverything(account), program, ...args], options),
    own,
  };
}

async function run(program: string, args: string[], options: ExecFileOptions): Promise<{ stdout: string }> {
  const { stdout } = await runFile(program, args, { ...options, encoding: 'utf8', windowsHide: true });
  return { stdout: String(stdout) };
}

async function ownerOf(path: string): Promise<Account | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

async function accountFromPasswd(): Promise<Account> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => ''))
    .split('\n')
    .map((line) => line.split(':'));
  const line = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  if (line) return { uid: Number(line[2]), gid: Number(line[3]) };
  throw new Error(
    'PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody. Run as another user, or set DATABASE_URL.',
  );
}

async function isOpenTo({ uid, gid }: Account, path: string): Promise<boolean> {
  const { mode, uid: owner, gid: group } = await stat(path);
  const open = owner === uid ? mode & 0o100 : group === gid ? mode & 0o010 : mode & 0o001;
  if (!open) return false;
  return dirname(path) === path || isOpenTo({ uid, gid }, dirname(path));
}

async function findSetpriv({ uid }: Account, data: string): Promise<string> {
  for (const path of ['/usr/bin/setpriv', '/bin/setpriv']) {
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  throw new Error(
    `PostgreSQL refuses to run as root, and its user (${uid}) can't reach ${dirname(data)}. Run as another user, move the project out of the closed folder, or set DATABASE_URL.`,
  );
}

// A checkout under /root is closed to every other user: the server keeps root's right to pass closed
// folders, and nothing else of root's. access(2) honours it only with no_setuid_fixup.
function reachEverything({ uid, gid }: Account): string[] {
  const right = '-all,+dac_override';
  return [
    ...[`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--securebits=+no_setuid_fixup'],
    ...[`--inh-caps=${right}`, `--ambient-caps=${right}`, `--bounding-set=${right}`],
  ];
}
