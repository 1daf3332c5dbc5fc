import type { Readiness } from '../http.ts';
import type { Storage } from './storage.ts';

/** Whether database and queue answer now. */
export async function readinessOf({ database, backend }: Storage): Promise<Readiness> {
  const checks: Record<string, string> = {};
  const check = async (name: string, ping: () => Promise<void>) => {
    checks[name] = await ping().then(
      () => 'ok',
      () => 'does not answer',
    );
  };
  await Promise.all([check('database', () => database.ping()), check('queue', () => backend.ping())]);
  return { ok: Object.values(checks).every((state) => state === 'ok'), checks };
}
