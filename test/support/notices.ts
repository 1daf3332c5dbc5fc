import { and, eq } from '#db/drizzle.ts';
import { notices } from '#db/schema/schema.ts';
import type { NoticeId, RequestId } from '#src/domain/request.ts';
import type { NoticeKind } from '#src/ports.ts';
import type { Scene } from './scene.ts';

/** The message of this kind that a request promised; throws when it promised none. */
export async function noticeIn(scene: Scene, requestId: RequestId, kind: NoticeKind) {
  const isIt = and(eq(notices.requestId, requestId), eq(notices.kind, kind));
  const [row] = await scene.context.db.select().from(notices).where(isIt);
  if (row === undefined) throw new Error(`no ${kind} is owed`);
  return row;
}

/** A new request, and its message of this kind. */
export async function askedFor(
  scene: Scene,
  kind: NoticeKind,
): Promise<{ requestId: RequestId; id: NoticeId }> {
  const { id: requestId } = await scene.ask();
  return { requestId, id: (await noticeIn(scene, requestId, kind)).id };
}
