import type { NumberId, SlackUserId } from '#src/domain/request.ts';
import type { Queryable } from '../client.ts';
import { and, desc, eq, exists, ilike, inArray, isNull, or, type SQL, sql } from '../drizzle.ts';
import { numbers, projectLeads, projects } from '../schema/schema.ts';

/** A number to call from, as a list offers it. */
export interface CallableNumber {
  readonly id: NumberId;
  readonly phoneNumber: string;
  readonly country: string;
  /** Undefined for a number of no project. */
  readonly projectName: string | undefined;
}

export interface CallableQuery {
  readonly teamId: string;
  /** Only numbers that this person owns, or whose project they lead; every number when undefined. */
  readonly callerId: SlackUserId | undefined;
  /** Digits of a number or part of a project's name, as typed; empty for all. */
  readonly query: string;
  /** ISO codes of countries whose names fit the query. */
  readonly countries: readonly string[];
  readonly limit: number;
}

const LIKE_WILDCARDS = /[\\%_]/g;
const ONLY_DIGITS = /^[+\d\s().-]*\d[+\d\s().-]*$/;

function fits({ query, countries }: CallableQuery): SQL | undefined {
  const text = query.trim();
  if (text === '') return undefined;
  return or(
    ONLY_DIGITS.test(text) ? ilike(numbers.phoneNumber, `%${text.replace(/\D/g, '')}%`) : undefined,
    ilike(projects.name, `%${text.replace(LIKE_WILDCARDS, '\\$&')}%`),
    countries.length === 0 ? undefined : inArray(numbers.country, [...countries]),
  );
}

/** Numbers that can call now and that a person may call from, the newest first. */
export async function listCallableNumbers(
  db: Queryable,
  asked: CallableQuery,
): Promise<readonly CallableNumber[]> {
  const { teamId, callerId, limit } = asked;
  const isLed = (by: SlackUserId) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(projectLeads)
        .where(and(eq(projectLeads.projectId, numbers.projectId), eq(projectLeads.userId, by))),
    );
  const rows = await db
    .select({
      id: numbers.id,
      phoneNumber: numbers.phoneNumber,
      country: numbers.country,
      projectName: projects.name,
    })
    .from(numbers)
    .leftJoin(projects, eq(projects.id, numbers.projectId))
    .where(
      and(
        eq(numbers.status, 'ACTIVE'),
        sql`${numbers.capabilities} @> '["VOICE"]'::jsonb`,
        isNull(numbers.relinquishedAt),
        or(eq(projects.teamId, teamId), isNull(numbers.projectId)),
        callerId === undefined ? undefined : or(eq(numbers.ownerId, callerId), isLed(callerId)),
        fits(asked),
      ),
    )
    .orderBy(desc(numbers.leasedAt), desc(numbers.id))
    .limit(limit);
  return rows.map(({ projectName, ...row }) => ({ ...row, projectName: projectName ?? undefined }));
}
