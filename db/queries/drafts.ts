import type { SlackUserId } from '#src/domain/request.ts';
import type { Queryable } from '../client.ts';
import { and, eq } from '../drizzle.ts';
import { drafts } from '../schema/schema.ts';

export interface Draft {
  readonly fields: Readonly<Record<string, string>>;
  readonly savedAt: Date;
}

export async function upsertDraft(
  db: Queryable,
  userId: SlackUserId,
  region: string,
  draft: Draft,
): Promise<void> {
  await db
    .insert(drafts)
    .values({ userId, region, ...draft })
    .onConflictDoUpdate({ target: [drafts.userId, drafts.region], set: { ...draft } });
}

export async function findDraft(
  db: Queryable,
  userId: SlackUserId,
  region: string,
): Promise<Draft | undefined> {
  const [row] = await db
    .select({ fields: drafts.fields, savedAt: drafts.savedAt })
    .from(drafts)
    .where(and(eq(drafts.userId, userId), eq(drafts.region, region)));
  return row;
}

export async function deleteDraft(db: Queryable, userId: SlackUserId, region: string): Promise<void> {
  await db.delete(drafts).where(and(eq(drafts.userId, userId), eq(drafts.region, region)));
}
