import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface Resident {
  readonly nodeMb: number;
  /** Node and PostgreSQL with all its processes; pages that they share count for each. */
  readonly treeMb: number;
}

const run = promisify(execFile);

/** Resident memory as `ps` knows it (Linux, macOS); `roots` are counted with everything below them. */
export async function residentOf(nodePid: number, postmasterFile: string): Promise<Resident> {
  const postmaster = Number((await readFile(postmasterFile, 'utf8')).split('\n')[0]);
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,rss=']);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (pid: number): number[] => [
    pid,
    ...rows.filter(([, parent]) => parent === pid).flatMap(([child = 0]) => below(child)),
  ];
  const kilobytesOf = (pids: ReadonlySet<number>): number =>
    rows.reduce((sum, [pid = 0, , kilobytes = 0]) => (pids.has(pid) ? sum + kilobytes : sum), 0);
  const toMb = (kilobytes: number): number => Math.round((kilobytes * 1024) / 1e6);
  return {
    nodeMb: toMb(kilobytesOf(new Set([nodePid]))),
    treeMb: toMb(kilobytesOf(new Set([...below(nodePid), ...below(postmaster)]))),
  };
}
