import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type * as DrizzleKit from 'drizzle-kit/api';
import { describe, expect, it } from 'vitest';
import * as schema from '#db/schema/schema.ts';

// The published types of this module do not compile under Node's own resolution, but its code loads.
const { generateDrizzleJson, generateMigration }: typeof DrizzleKit = createRequire(import.meta.url)(
  'drizzle-kit/api',
);
const folder = fileURLToPath(new URL('../../db/migrations/', import.meta.url));

describe('the migrations', () => {
  it('make exactly the schema that the queries are written for', async () => {
    const snapshots = (await readdir(`${folder}meta`))
      .filter((name) => name.endsWith('_snapshot.json'))
      .sort();
    const latest = JSON.parse(await readFile(`${folder}meta/${snapshots.at(-1)}`, 'utf8'));
    const wanted = generateDrizzleJson({ ...schema }, latest.id);
    expect(await generateMigration(latest, wanted)).toEqual([]);
  });

  it('stand in the journal, each with its file', async () => {
    const { entries } = JSON.parse(await readFile(`${folder}meta/_journal.json`, 'utf8'));
    const tags = entries.map((entry: { tag: string }) => `${entry.tag}.sql`);
    expect((await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()).toEqual(tags);
    const times = entries.map((entry: { when: number }) => entry.when);
    expect(times).toEqual([...times].sort((a: number, b: number) => a - b));
  });
});
