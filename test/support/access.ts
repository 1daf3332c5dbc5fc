import { listAuditEvents } from '#db/queries/audit.ts';
import { findNotice } from '#db/queries/notices.ts';
import { getRequestOf } from '#db/queries/request-view.ts';
import { NOTHING_TYPED, type TypedAccess } from '#src/domain/questionnaire.ts';
import type { NoticeId, ProjectId, RequestId, SlackUserId } from '#src/domain/request.ts';
import type { AccessRequest } from '#src/domain/request-view.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import { openAccess } from '#src/usecases/open-access.ts';
import { saveDraft } from '#src/usecases/save-draft.ts';
import { LEAD, REQUESTER } from './request-view.ts';
import { actorOf, granted, type Scene } from './scene.ts';

/** All that the form must have, and two of the seven answers, one of them in Japanese. */
export function aTypedAccess(overrides: Partial<TypedAccess> = {}): TypedAccess {
  return {
    region: 'us-east-1',
    ...NOTHING_TYPED,
    limit: '500',
    website: 'https://shop.example.com',
    service: 'A web shop. We call customers with their one-time code.',
    answers: { maxMessagesPerDay: '1,500', consent: '会員登録の画面で同意を得ています。' },
    ...overrides,
  };
}

let opened = 0;

/** Sends the form as it was reviewed; the key is that of the form. */
export async function sendAccess(
  scene: Scene,
  input: {
    readonly userId?: SlackUserId;
    readonly teamId?: string;
    readonly projectId?: ProjectId;
    readonly typed?: Partial<TypedAccess>;
    readonly key?: string;
  } = {},
) {
  const { userId = REQUESTER, teamId, projectId = scene.projectId } = input;
  const actor = actorOf(userId, teamId);
  const typed = aTypedAccess(input.typed);
  const savedAt = await saveDraft(scene.context, actor, typed);
  if (savedAt === undefined) throw new Error('nothing was typed');
  opened += 1;
  const submissionKey = input.key ?? `view:access-${opened}`;
  const { region } = typed;
  const correlationId = `click-${submissionKey}`;
  return openAccess(scene.context, { actor, correlationId, submissionKey, projectId, region, savedAt });
}

export async function askAccess(scene: Scene, typed: Partial<TypedAccess> = {}): Promise<AccessRequest> {
  const request = granted(await sendAccess(scene, { typed }));
  scene.queue.take();
  return request;
}

/** A lead said yes; the jobs of that are left in the queue. */
export async function approve(scene: Scene, requestId: RequestId): Promise<void> {
  const approval = { actor: actorOf(LEAD), correlationId: `approval-${requestId}`, requestId };
  granted(await approveRequest(scene.context, approval));
}

export async function askApprovedAccess(
  scene: Scene,
  typed: Partial<TypedAccess> = {},
): Promise<AccessRequest> {
  const { id } = await askAccess(scene, typed);
  await approve(scene, id);
  scene.queue.take();
  return accessView(scene, id);
}

export const accessView = (scene: Scene, id: RequestId): Promise<AccessRequest> =>
  getRequestOf(scene.context.db, 'production_access', id);

/** The audited actions of a request, oldest first. */
export async function actionsOf(scene: Scene, id: RequestId): Promise<string[]> {
  return (await listAuditEvents(scene.context.db, id)).map(({ action }) => action);
}

/** Whom the messages were for that these jobs deliver: “case_question to U0REQUESTER”. */
export async function promisedIn(scene: Scene, jobs: Scene['queue']['jobs']): Promise<string[]> {
  const ids = jobs.flatMap((job) => (job.name === 'notice.deliver' ? [job.payload.id as NoticeId] : []));
  const notices = await Promise.all(ids.map((id) => findNotice(scene.context.db, id)));
  return notices.flatMap((notice) => (notice === undefined ? [] : [`${notice.kind} to ${notice.recipient}`]));
}
