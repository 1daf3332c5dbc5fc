import { type StoredCase, setCaseId } from '#db/queries/cases.ts';
import type { RequestId } from '../domain/request.ts';
import type { CaseRequest } from '../domain/request-view.ts';
import type { SupportCase } from '../ports.ts';
import { addCaseTexts } from './add-case-texts.ts';
import { recordQuestion } from './ask-of-case.ts';
import { withCase } from './change-case.ts';
import type { Context } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { promiseNotice, promiseRedrawOfNewVersion } from './promises.ts';

const ACTOR = { kind: 'job', name: 'case.follow' } as const;

/** What stands for a question whose words the API does not give. */
const UNREADABLE = 'The words of AWS cannot be read through the API. Look at the case in Support Center.';

async function describe(
  context: Context,
  { requestId, caseId }: StoredCase,
): Promise<SupportCase | undefined> {
  if (caseId === null) return undefined;
  try {
    const seen = await context.support.describeCase(caseId);
    if (seen === undefined) context.log.warn({ requestId, caseId }, 'aws does not know the case');
    return seen;
  } catch (error) {
    const code = awsCodeOf(error);
    if (code === undefined) throw error;
    context.log.warn({ err: error, requestId, caseId, code }, 'case could not be looked at');
    return undefined;
  }
}

/** Known so far by the API's id alone: AWS did not tell the other one when the case was filed. */
async function learnId(
  context: Context,
  { requestId, caseId }: StoredCase,
  seen: SupportCase,
): Promise<void> {
  const { displayId } = seen;
  if (displayId === undefined || caseId === displayId) return;
  await withCase(context, requestId, async (tx, handOn) => {
    await setCaseId(tx, requestId, displayId);
    await promiseRedrawOfNewVersion(tx, handOn, context, requestId);
  });
}

/** A question that the requester was asked already is not asked again while AWS still shows it. */
function isNew({ supportCase }: CaseRequest, latest: SupportCase['latestAnswer']): boolean {
  const asked = supportCase?.messages.filter(({ kind }) => kind === 'question') ?? [];
  if (latest === undefined) return asked.length === 0;
  return asked.every(({ at }) => at < latest.at);
}

/** AWS waits for us: as if somebody had told Dialtone that it asked for more. A question without words is of `askedAt`. */
async function learnQuestion(
  context: Context,
  id: RequestId,
  { latestAnswer }: SupportCase,
  askedAt: Date,
): Promise<void> {
  await withCase(context, id, async (tx, handOn, request) => {
    if (request.supportCase?.status !== 'filed' || !isNew(request, latestAnswer)) return;
    await recordQuestion(context, tx, handOn, request, {
      body: latestAnswer?.body ?? UNREADABLE,
      by: ACTOR,
      at: latestAnswer?.at ?? askedAt,
    });
  });
}

/** AWS has closed the case without a word that a program could read: people are asked what it said. */
async function learnResolved(context: Context, id: RequestId, { latestAnswer }: SupportCase): Promise<void> {
  await withCase(context, id, async (tx, handOn, { supportCase, project }) => {
    if (supportCase?.status !== 'filed' && supportCase?.status !== 'more_asked') return;
    await promiseNotice(tx, handOn, {
      requestId: id,
      kind: 'case_resolved_in_thread',
      recipient: project.channelId,
      dedupeKey: `case-resolved:${id}:${latestAnswer?.at.getTime() ?? 0}`,
      dueAt: context.clock.now(),
    });
  });
}

/**
 * Looks at a case that Dialtone filed (AWS DescribeCases), adds what people wrote for it, and passes on what AWS
 * says. It never decides how the case ended. Answers when to come back before the usual time, if texts are left.
 */
export async function lookAtCase(
  context: Context,
  taken: StoredCase,
  takeOverAt: Date,
): Promise<Date | undefined> {
  const { requestId } = taken;
  const askedAt = context.clock.now();
  const seen = await describe(context, taken);
  const soon = await addCaseTexts(context, taken, takeOverAt, seen?.caseId);
  if (seen === undefined) return soon;
  await learnId(context, taken, seen);
  if (seen.status === 'pending-customer-action') await learnQuestion(context, requestId, seen, askedAt);
  if (seen.status === 'resolved') await learnResolved(context, requestId, seen);
  return soon;
}
