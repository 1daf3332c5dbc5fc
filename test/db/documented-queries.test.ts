import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { sql } from '#db/drizzle.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { listDocuments } from '../architecture/documents.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { aUser, DECIDED_AT, LEAD, REQUESTER } from '../support/request-view.ts';
import { insertProjectRow, insertRequestRow } from '../support/rows.ts';

/** The statements of every SQL block in the documents. */
const statements = listDocuments().flatMap(({ path, text }) =>
  [...text.matchAll(/```sql\n([\s\S]*?)```/g)]
    .flatMap(([, block = '']) => block.split(/;\s*$/m))
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
    .map((statement, nth) => [`${path} ${nth + 1}`, statement] as const),
);

describe('a query of the documents', () => {
  let database: Database;
  let clone: TestDatabase;
  beforeAll(async () => {
    clone = await createTestDatabase();
    database = openDatabase({ url: clone.url });
    const { id: requestId } = await insertRequestRow(database.db);
    const approved = { action: 'request.approved', after: { status: 'approved' } } as const;
    const at = { at: DECIDED_AT, actor: aUser(LEAD), requestId, correlationId: 'click-1' };
    const denied = { action: 'request.denied', after: { status: 'denied', reason: 'Too many.' } } as const;
    const { requestId: _, ...aside } = at;
    const { id: projectId } = await insertProjectRow(database.db);
    await database.db.transaction(async (tx) => {
      await insertAuditEvent(tx, { ...at, ...approved });
      await insertAuditEvent(tx, { ...at, ...denied });
      await insertAuditEvent(tx, { ...aside, action: 'project.archived', projectId });
      await insertAuditEvent(tx, { ...aside, action: 'number.owner_changed', after: { owner: REQUESTER } });
    });
  });
  afterAll(async () => {
    await database.close();
    await clone.drop();
  });

  it('is one of several', () => {
    expect(statements.length).toBeGreaterThan(5);
  });

  it.each(statements)('runs on the real schema: %s', async (_name, statement) => {
    const { rows } = await database.db.execute(sql.raw(statement));

    expect(Array.isArray(rows)).toBe(true);
  });

  async function answerTo(words: string): Promise<unknown[]> {
    const [, statement = ''] = statements.find(([, text]) => text.includes(words)) ?? [];
    return (await database.db.execute(sql.raw(statement))).rows;
  }

  it('tells who approved and who denied what', async () => {
    const about = { decided_by: LEAD, asked_by: REQUESTER, kind: 'lease_numbers' };

    expect(await answerTo('decided_by')).toMatchObject([
      { ...about, action: 'request.approved', reason: null },
      { ...about, action: 'request.denied', reason: 'Too many.' },
    ]);
  });

  it('tells who did what that no lead decides', async () => {
    expect(await answerTo('no lead decides')).toMatchObject([{ who: LEAD, action: 'number.owner_changed' }]);
  });

  it('tells who changed a project', async () => {
    expect(await answerTo('added, edited or archived')).toMatchObject([
      { who: LEAD, action: 'project.archived' },
    ]);
  });
});
