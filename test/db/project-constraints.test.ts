import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, type Db, openDatabase } from '#db/client.ts';
import { cards, notices, projectLeads } from '#db/schema/schema.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { ASKED_AT, aUser, LEAD } from '../support/request-view.ts';
import { ARCHIVED, insertNumberRow, insertProjectRow, insertRequestRow, refusedBy } from '../support/rows.ts';

let database: Database;
let clone: TestDatabase;
let db: Db;
beforeAll(async () => {
  clone = await createTestDatabase();
  database = openDatabase({ url: clone.url });
  db = database.db;
});
afterAll(async () => {
  await database.close();
  await clone.drop();
});

describe('the name of a project', () => {
  it('belongs to one project of a workspace, however it is written', async () => {
    await insertProjectRow(db, { name: 'Checkout alerts' });
    const again = insertProjectRow(db, { name: 'CHECKOUT Alerts' });
    expect(await refusedBy(again)).toBe('projects_name_unique');
  });

  it('can be the same in another workspace', async () => {
    await insertProjectRow(db, { name: 'Billing calls' });
    const other = await insertProjectRow(db, { name: 'Billing calls', teamId: 'T0OTHER' });
    expect(other.name).toBe('Billing calls');
  });

  it('is free again once its project is archived', async () => {
    await insertProjectRow(db, { name: 'Old campaign', ...ARCHIVED });
    await insertProjectRow(db, { name: 'old campaign', ...ARCHIVED });
    const present = await insertProjectRow(db, { name: 'Old Campaign' });
    expect(present.archivedAt).toBeNull();
    expect(await refusedBy(insertProjectRow(db, { name: 'OLD CAMPAIGN' }))).toBe('projects_name_unique');
  });

  it.each(['ab', '', 'a'.repeat(65), '📞📞'])('is not “%s”', async (name) => {
    expect(await refusedBy(insertProjectRow(db, { name }))).toBe('projects_name_length');
  });

  it.each(['abc', 'a'.repeat(64), '📞📞📞'])('can be “%s”', async (name) => {
    expect((await insertProjectRow(db, { name })).name).toBe(name);
  });
});

describe('the database refuses a project', () => {
  it('that nobody archived, or that somebody archived at no time', async () => {
    const { archivedAt } = ARCHIVED;
    expect(await refusedBy(insertProjectRow(db, { archivedAt }))).toBe('projects_archived_by_whom');
    const archivedBy = aUser(LEAD);
    expect(await refusedBy(insertProjectRow(db, { archivedBy }))).toBe('projects_archived_by_whom');
  });

  it('that has the same lead twice', async () => {
    const { id: projectId } = await insertProjectRow(db);
    const lead = { projectId, userId: LEAD };
    await db.insert(projectLeads).values(lead);
    expect(await refusedBy(db.insert(projectLeads).values(lead))).toBe('project_leads_pk');
  });
});

describe('the database refuses a number', () => {
  it('that the inventory of its Region has already', async () => {
    const { awsId } = await insertNumberRow(db);
    expect(await refusedBy(insertNumberRow(db, { awsId }))).toBe('numbers_aws_id_unique');
    expect((await insertNumberRow(db, { awsId, region: 'eu-west-1' })).awsId).toBe(awsId);
  });

  it('with an unknown status or use case', async () => {
    const status = 'ASLEEP' as 'ACTIVE';
    expect(await refusedBy(insertNumberRow(db, { status }))).toBe('numbers_status');
    const useCase = 'POLITICAL' as 'PROMOTIONAL';
    expect(await refusedBy(insertNumberRow(db, { useCase }))).toBe('numbers_use_case');
  });
});

describe('the database refuses a message', () => {
  it('that was promised already', async () => {
    const { id: requestId } = await insertRequestRow(db);
    const notice = { requestId, kind: 'receipt' as const, recipient: LEAD, dedupeKey: 'receipt:1' };
    await db.insert(notices).values(notice);
    expect(await refusedBy(db.insert(notices).values(notice))).toBe('notices_dedupe_key_unique');
  });

  it('that is a known card already', async () => {
    const { id: requestId } = await insertRequestRow(db);
    const card = {
      requestId,
      kind: 'card' as const,
      channelId: 'C0VOICE',
      ts: '1795615500.000100',
      drawnVersion: 1,
      drawnAt: ASKED_AT,
    };
    await db.insert(cards).values(card);
    expect(await refusedBy(db.insert(cards).values(card))).toBe('cards_message_unique');
  });
});
