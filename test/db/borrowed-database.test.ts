import { expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { borrowDatabase } from '../support/borrowed-database.ts';
import { hold } from '../support/hold.ts';
import { LEAD } from '../support/request-view.ts';
import { openScene } from '../support/scene.ts';

it('is empty for the next test, which counts its ids anew and keeps its audit', async () => {
  const scene = await openScene();
  const { id } = await scene.ask();
  await scene.close();
  const next = await borrowDatabase();
  const { db } = next.database;
  expect(next.url).toBe(scene.databaseUrl);
  expect(await db.$count(sql`requests`)).toBe(0);
  expect(await db.$count(sql`audit_events`)).toBe(0);
  await next.giveBack();

  const again = await openScene();
  expect((await again.ask()).id).toBe(id);
  await expect(again.context.db.execute(sql`delete from audit_events`)).rejects.toThrow();
  await again.close();
});

it('is not given to the next test while somebody still uses it', async () => {
  const borrowed = await borrowDatabase();
  const held = await hold(borrowed.database.db, (tx) => tx.execute(sql`select ${LEAD} as somebody`));
  const returned = borrowed.giveBack();
  const next = await borrowDatabase();
  expect(next.url).not.toBe(borrowed.url);
  await held.commit();
  await returned;
  await next.giveBack();
});

it('is not given to the next test when so much was written that it would be slow to read past', async () => {
  const borrowed = await borrowDatabase();
  await borrowed.database.db.execute(sql`create table much as select generate_series(1, 20000)`);
  await borrowed.giveBack();
  const next = await borrowDatabase();
  expect(next.url).not.toBe(borrowed.url);
  await next.giveBack();
});
