import type { KnownBlock, View } from '@slack/types';
import { type NumberId, PURPOSE_MAX_LENGTH, REQUEST_LIFETIME_MS } from '#src/domain/request.ts';
import {
  previewRelinquishment,
  type RelinquishPreview,
  refreshNumber,
} from '#src/usecases/preview-relinquishment.ts';
import { context, fields } from '../../blocks.ts';
import { billingPairs, numberPairs } from '../../cards/relinquish/facts.ts';
import { impactBlock } from '../../cards/relinquish/impact.ts';
import { spanText } from '../../cards/relinquish/time-left.ts';
import type { CardContext } from '../../cards/settings.ts';
import { withinDeadline } from '../../deadline.ts';
import { refusalText } from '../../error-text.ts';
import { alertOf } from '../../failures.ts';
import type { Command, SlackApp } from '../../interactions.ts';
import { code, cut } from '../../mrkdwn.ts';
import { closedView, plain } from '../../views.ts';

export const RELINQUISH_FORM = 'relinquish.form';
export const RELINQUISH_TITLE = 'Relinquish a number';
export const FIELDS = {
  why: { block: 'why', action: 'relinquish-form.why' },
  confirmation: { block: 'confirmation', action: 'relinquish-form.confirmation' },
} as const;

/** A form does not wait longer for AWS; the worker looks again before it does anything. */
const LOOK_WITHIN_MS = 1_000;

/** What somebody asked for before, or where they came from. */
export interface RelinquishPrefill {
  readonly numberId: NumberId;
  readonly why?: string;
}

function whatFollows({ graceMs }: Pick<CardContext, 'graceMs'>): string {
  return graceMs === 0
    ? 'A lead decides. Then AWS takes the number back at once.'
    : `A lead decides. Then nothing happens for ${spanText(graceMs)}, in which you, the owner or a lead can keep the number.`;
}

function inputs(why: string | undefined): KnownBlock[] {
  return [
    {
      type: 'input',
      block_id: FIELDS.why.block,
      optional: true,
      label: plain('Why'),
      element: {
        type: 'plain_text_input',
        action_id: FIELDS.why.action,
        multiline: true,
        max_length: PURPOSE_MAX_LENGTH,
        ...(why === undefined || why === '' ? {} : { initial_value: cut(why, PURPOSE_MAX_LENGTH) }),
      },
    },
    {
      type: 'input',
      block_id: FIELDS.confirmation.block,
      label: plain('Type delete to confirm'),
      hint: plain('Lower case, nothing before or after it.'),
      element: { type: 'plain_text_input', action_id: FIELDS.confirmation.action },
    },
  ];
}

/** What relinquishing means, read before the word is typed (guide, relinquishing, “Important” and step 5). */
export function drawImpact({ number, impact }: RelinquishPreview, draw: CardContext, why?: string): View {
  const from = new Date(draw.now.getTime() + draw.graceMs);
  const until = new Date(from.getTime() + REQUEST_LIFETIME_MS);
  return {
    type: 'modal',
    callback_id: RELINQUISH_FORM,
    title: plain(RELINQUISH_TITLE),
    submit: plain('Ask to relinquish'),
    close: plain('Cancel'),
    private_metadata: String(number.id),
    blocks: [
      alertOf(
        'warning',
        `${code(number.phoneNumber)} may never be had again. Once AWS has taken it back, nobody can return it.`,
      ),
      fields(numberPairs(number)),
      fields(billingPairs(number, { from, until }, draw)),
      impactBlock(impact, number),
      ...inputs(why),
      context(whatFollows(draw)),
    ],
  };
}

/** The form for one number as it is at AWS now; closed, with the reason, where it cannot be asked for. */
export async function drawRelinquishForm(
  app: SlackApp,
  { actor, correlationId }: Pick<Command, 'actor' | 'correlationId'>,
  { numberId, why }: RelinquishPrefill,
): Promise<View> {
  await withinDeadline(refreshNumber(app.context, actor, numberId, correlationId), LOOK_WITHIN_MS);
  const preview = await previewRelinquishment(app.context, actor, numberId);
  if (preview.ok) return drawImpact(preview.value, { ...app.cards, now: app.context.clock.now() }, why);
  const { admins } = app.context.settings;
  return closedView(RELINQUISH_TITLE, 'info', refusalText(preview.refusal, { admins }));
}
