import type { View } from '@slack/types';
import { type NumberId, readRowId } from '#src/domain/request.ts';
import { alertOf } from '../../failures.ts';
import type { SlackApp, Submission, SubmitAnswer } from '../../interactions.ts';
import { plain } from '../../views.ts';
import { drawRelinquishForm, RELINQUISH_TITLE } from './draw.ts';

export const CHOOSE_NUMBER = 'relinquish.choose';
export const NUMBER = { block: 'number', action: 'relinquish-form.number' } as const;

/** Which number (guide, relinquishing, step 4); the note says why words did not choose it. */
export function drawChoice(note: string | undefined): View {
  return {
    type: 'modal',
    callback_id: CHOOSE_NUMBER,
    title: plain(RELINQUISH_TITLE),
    submit: plain('Next'),
    close: plain('Cancel'),
    blocks: [
      ...(note === undefined ? [] : [alertOf('info', note)]),
      {
        type: 'input',
        block_id: NUMBER.block,
        label: plain('Number'),
        hint: plain('Next shows what depends on it. Nothing happens before a lead decides.'),
        element: {
          type: 'external_select',
          action_id: NUMBER.action,
          min_query_length: 0,
          placeholder: plain('Digits, project or country'),
        },
      },
    ],
  };
}

/** Next: what relinquishing this number means, in the same view. */
export async function onNumberChosen(app: SlackApp, submission: Submission): Promise<SubmitAnswer> {
  const chosen = submission.view.values[NUMBER.block]?.[NUMBER.action]?.selected_option?.value;
  if (!chosen) return { response_action: 'errors', errors: { [NUMBER.block]: 'Choose a number' } };
  const numberId = readRowId<NumberId>(chosen);
  return { response_action: 'update', view: await drawRelinquishForm(app, submission, { numberId }) };
}
