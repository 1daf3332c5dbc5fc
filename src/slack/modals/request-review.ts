import type { KnownBlock, View } from '@slack/types';
import { z } from 'zod';
import { countryName } from '#src/domain/countries.ts';
import { totalPerYear } from '#src/domain/money.ts';
import { NUMBER_TYPES, type ProjectId, USE_CASES } from '#src/domain/request.ts';
import { openRequest } from '#src/usecases/open-request.ts';
import type { RequestPreview } from '#src/usecases/preview-request.ts';
import { context, fields, mrkdwn, section } from '../blocks.ts';
import { refusalText } from '../error-text.ts';
import { alertOf, withAlert } from '../failures.ts';
import type { SlackApp, Submission, SubmitAnswer } from '../interactions.ts';
import { costOfLines, lineSumText, sourcesText, totalText } from '../money-text.ts';
import { bold, channelMention, inline, quote } from '../mrkdwn.ts';
import { plain } from '../views.ts';
import { counted, NUMBER_TYPE_WORDS, numbersInCountries, people, USE_CASE_WORDS } from '../words.ts';

export const REQUEST_REVIEW = 'request.review';
const LINES_PER_SECTION = 5;

/** What was reviewed is what is sent: it travels with the view, not through the form below it. */
const metadataSchema = z.object({
  form: z.string(),
  project: z.number().int(),
  lines: z.array(z.tuple([z.string(), z.enum(USE_CASES), z.enum(NUMBER_TYPES), z.number().int()])),
  purpose: z.string(),
});

function lineFields(preview: RequestPreview): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  for (let start = 0; start < preview.lines.length; start += LINES_PER_SECTION) {
    const some = preview.lines.slice(start, start + LINES_PER_SECTION);
    blocks.push({
      type: 'section',
      fields: some.flatMap(({ country, useCase, numberType, quantity, quote: price }) => [
        mrkdwn(
          `*${countryName(country)}* · ${NUMBER_TYPE_WORDS[numberType]} · ${USE_CASE_WORDS[useCase]}\n${counted(quantity, 'number')}`,
        ),
        mrkdwn(lineSumText(quantity, price)),
      ]),
    });
  }
  return blocks;
}

function mergedNotes({ merged }: RequestPreview): KnownBlock[] {
  return merged.map((line) =>
    alertOf(
      'info',
      `Lines for ${countryName(line.country)}, ${USE_CASE_WORDS[line.useCase]} were put together: ${counted(line.quantity, 'number')}.`,
    ),
  );
}

/** Step 2 of the guide: every line, the total, who decides. Read-only; Previous goes back. */
export function drawReview(preview: RequestPreview, formViewId: string): View {
  const { project, lines, purpose } = preview;
  const cost = costOfLines(lines);
  const year = { ...cost, total: totalPerYear(cost.total) };
  const sources = sourcesText(lines.map((line) => line.quote));
  return {
    type: 'modal',
    callback_id: REQUEST_REVIEW,
    title: plain('Review request'),
    submit: plain('Request'),
    close: plain('Previous'),
    private_metadata: JSON.stringify({
      form: formViewId,
      project: project.id,
      lines: lines.map((line) => [line.country, line.useCase, line.numberType, line.quantity]),
      purpose,
    }),
    blocks: [
      context('Step 2 of 2'),
      section(bold(`${numbersInCountries(lines)} for ${inline(project.name)}, ${project.region}`)),
      ...mergedNotes(preview),
      ...lineFields(preview),
      fields([
        ['Total per month', totalText(cost)],
        ['Total per year', totalText(year)],
      ]),
      ...(sources === undefined ? [] : [context(`Prices: ${sources}`)]),
      section(`${bold('What it is for')}\n${quote(purpose)}`),
      context(
        `*Request* sends this to ${people(project.leads, 'and')} in ${channelMention(project.channelId)}. It cannot be changed after that; you can withdraw it until a lead decides.`,
      ),
    ],
  };
}

/** Request: one request for one opened form, however often it is sent; then every view closes. */
export async function onReviewSubmitted(
  app: SlackApp,
  { view, actor, correlationId }: Submission,
): Promise<SubmitAnswer> {
  const sent = metadataSchema.parse(JSON.parse(view.metadata));
  const opened = await openRequest(app.context, {
    actor,
    correlationId,
    submissionKey: `view:${sent.form}`,
    projectId: sent.project as ProjectId,
    lines: sent.lines.map(([country, useCase, numberType, quantity]) => ({
      country,
      useCase,
      numberType,
      quantity,
    })),
    purpose: sent.purpose,
  });
  if (opened.ok) return { response_action: 'clear' };
  const text = refusalText(opened.refusal, { admins: app.context.settings.admins });
  return {
    response_action: 'update',
    view: withAlert(view.drawn, 'error', `${text} Nothing was sent; *Previous* goes back to the form.`),
  };
}
