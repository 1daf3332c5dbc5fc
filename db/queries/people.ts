import type { Person } from '#src/domain/actor.ts';
import type { ProjectId, SlackUserId } from '#src/domain/request.ts';
import type { Queryable } from '../client.ts';
import { eq } from '../drizzle.ts';
import { people } from '../schema/schema.ts';

export interface StoredPerson extends Person {
  readonly refreshedAt: Date;
  readonly lastProjectId: ProjectId | undefined;
}

export async function findPerson(db: Queryable, userId: SlackUserId): Promise<StoredPerson | undefined> {
  const [row] = await db.select().from(people).where(eq(people.userId, userId));
  return row && { ...row, lastProjectId: row.lastProjectId ?? undefined };
}

export async function upsertPerson(db: Queryable, person: Person, refreshedAt: Date): Promise<void> {
  await db
    .insert(people)
    .values({ ...person, refreshedAt })
    .onConflictDoUpdate({ target: people.userId, set: { ...person, refreshedAt } });
}

export async function setLastProject(
  db: Queryable,
  userId: SlackUserId,
  projectId: ProjectId,
): Promise<void> {
  await db.update(people).set({ lastProjectId: projectId }).where(eq(people.userId, userId));
}
