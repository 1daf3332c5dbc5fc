import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { listDocuments } from '../architecture/documents.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { aUser, DECIDED_AT, LEAD, REQUESTER } from '../support/request-view.ts';
import { insertRequestRow } from '../support/rows.ts';

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
    await database.db.transaction((tx) => insertAuditEvent(tx, { ...at, ...approved }));
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

  it('tells who approved what', async () => {
    const [, approved = ''] = statements.find(([, text]) => text.includes('approved_by')) ?? [];
    const { rows } = await database.db.execute(sql.raw(approved));

    expect(rows).toMatchObject([{ approved_by: LEAD, asked_by: REQUESTER, kind: 'lease_numbers' }]);
  });
});
