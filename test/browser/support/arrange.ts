// What is there before a story begins, without anybody's clicks.

import { sql } from '#db/drizzle.ts';
import type { ProjectId } from '#src/domain/request.ts';
import { type Leased, leaseNumbers } from '../../flows/relinquish-support.ts';
import { rows } from '../../flows/support.ts';
import type { Stage } from '../../support/stage.ts';

export type { Leased } from '../../flows/relinquish-support.ts';

/** Numbers that the requester has leased for the workspace's first project, which Dialtone has told them. */
export async function leased(stage: Stage, quantity: number, country = 'CA'): Promise<readonly Leased[]> {
  const [project] = await rows(stage, sql`select id from projects order by id limit 1`);
  return leaseNumbers(stage, Number(project?.['id']) as ProjectId, quantity, country);
}
