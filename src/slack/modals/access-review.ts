import type { KnownBlock, View } from '@slack/types';
import { z } from 'zod';
import { QUESTION_LABELS } from '#src/domain/packet-words.ts';
import { QUESTIONS, unanswered } from '#src/domain/questionnaire.ts';
import type { ProjectId } from '#src/domain/request.ts';
import { openAccess } from '#src/usecases/open-access.ts';
import type { AccessPreview } from '#src/usecases/preview-access.ts';
import { context, inBlocks, section } from '../blocks.ts';
import { refusalText } from '../error-text.ts';
import { alertOf, withAlert } from '../failures.ts';
import type { SubmitHandler } from '../interactions.ts';
import { usdText } from '../money-text.ts';
import { bold, channelMention, inline, quote } from '../mrkdwn.ts';
import { plain } from '../views.ts';
import { people } from '../words.ts';

export const ACCESS_REVIEW = 'access.review';

/** Nine answers have no room here: the draft holds them, and `saved` names the one that was reviewed. */
const metadataSchema = z.object({
  form: z.string(),
  project: z.number().int(),
  region: z.string(),
  saved: z.number().int(),
});

function answerBlocks({ fields }: AccessPreview): KnownBlock[] {
  const { website, service, answers } = fields;
  const asked: readonly (readonly [label: string, answer: string | undefined])[] = [
    ['Website or app that sends the messages', website],
    ['Service, and how voice messages are part of it', service],
    ...QUESTIONS.map((question) => [QUESTION_LABELS.en[question], answers[question]] as const),
  ];
  const lines = asked.map(
    ([label, answer]) => `${bold(label)}\n${answer === undefined ? '_Not answered_' : quote(answer)}`,
  );
  return inBlocks(lines, section);
}

function missingBlocks({ fields }: AccessPreview): KnownBlock[] {
  const missing = unanswered(fields.answers).length;
  if (missing === 0) return [];
  const are = missing === 1 ? 'question is' : 'questions are';
  const text = `${missing} of ${QUESTIONS.length} ${are} not answered. AWS asks for all of them and may take longer.`;
  return [alertOf('warning', text)];
}

/** Step 2: everything that AWS will read, what is missing, who decides. Read-only; Previous goes back. */
export function drawAccessReview(preview: AccessPreview, formViewId: string): View {
  const { project, fields, savedAt, lastSentAt } = preview;
  const { region, limitUsd, language } = fields;
  return {
    type: 'modal',
    callback_id: ACCESS_REVIEW,
    title: plain('Review request'),
    submit: plain('Request'),
    close: plain('Previous'),
    private_metadata: JSON.stringify({
      form: formViewId,
      project: project.id,
      region,
      saved: savedAt.getTime(),
    }),
    blocks: [
      context('Step 2 of 2'),
      section(bold(`Production access for ${region}, up to ${usdText(limitUsd)} per month`)),
      ...missingBlocks(preview),
      ...(lastSentAt === undefined
        ? [alertOf('warning', 'Dialtone has sent no voice message in this Region. AWS asks for one first.')]
        : []),
      ...answerBlocks(preview),
      context(
        `Contact language ${language === 'ja' ? 'Japanese' : 'English'} · long answers are cut here; AWS gets all of them.`,
      ),
      context(
        `*Request* sends this to ${people(project.leads, 'and')} in ${channelMention(project.channelId)} for ${inline(project.name)}. Nothing goes to AWS before a lead approves; you can withdraw it until then.`,
      ),
    ],
  };
}

/** Request: one request for one opened form, however often it is sent; then every view closes. */
export const onAccessReviewSubmitted: SubmitHandler = async (app, { view, actor, correlationId }) => {
  const { form, project, region, saved } = metadataSchema.parse(JSON.parse(view.metadata));
  const opened = await openAccess(app.context, {
    actor,
    correlationId,
    submissionKey: `view:${form}`,
    projectId: project as ProjectId,
    region,
    savedAt: new Date(saved),
  });
  if (opened.ok) return { response_action: 'clear' };
  const text = refusalText(opened.refusal, { admins: app.context.settings.admins });
  return {
    response_action: 'update',
    view: withAlert(view.drawn, 'error', `${text} Nothing was sent; *Previous* goes back to the form.`),
  };
};
