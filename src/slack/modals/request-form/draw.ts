import type { InputBlock, KnownBlock, View } from '@slack/types';
import { type AccountRoom, checkRoom, countNumbers, MAX_NUMBERS_PER_REQUEST } from '#src/domain/basket.ts';
import { findCountry } from '#src/domain/countries.ts';
import type { Refusal } from '#src/domain/errors.ts';
import { PURPOSE_MAX_LENGTH, type SlackUserId } from '#src/domain/request.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import type { RequestForm } from '#src/usecases/request-form.ts';
import { actions, button, context, fields } from '../../blocks.ts';
import { fieldError } from '../../error-text.ts';
import { alertOf } from '../../failures.ts';
import { costOfLines, totalText } from '../../money-text.ts';
import { inline } from '../../mrkdwn.ts';
import { plain } from '../../views.ts';
import { counted, people } from '../../words.ts';
import { noProjectView } from '../project-input.ts';
import { projectOption, projectOptions } from '../project-select.ts';
import { drawLine } from './draw-line.ts';
import { ACTIONS, BLOCKS, canAddLine, type FormState, metadataOf } from './state.ts';

export const REQUEST_FORM = 'request.form';
export const REQUEST_FORM_TITLE = 'Request phone numbers';

export interface FormDrawing {
  readonly state: FormState;
  readonly form: RequestForm;
  /** Undefined while AWS does not say. */
  readonly room: AccountRoom | undefined;
  readonly admins: readonly SlackUserId[];
  /** The project that was chosen has been archived since. */
  readonly isProjectGone: boolean;
}

const PROJECT_GONE = 'The chosen project was archived meanwhile. Choose another one; the rest is kept.';

function projectBlocks(project: ProjectView | undefined, projects: readonly ProjectView[]): KnownBlock[] {
  const input: InputBlock = {
    type: 'input',
    block_id: BLOCKS.project,
    dispatch_action: true,
    label: plain('Project'),
    element: {
      type: 'static_select',
      action_id: ACTIONS.project,
      ...projectOptions(projects),
      ...(project === undefined ? {} : { initial_option: projectOption(project) }),
    },
  };
  if (project === undefined) return [input];
  return [input, context(`Region ${project.region} · leads ${people(project.leads, 'and')}`)];
}

function addLineBlock(state: FormState): KnownBlock {
  if (canAddLine(state))
    return actions(button({ actionId: ACTIONS.addLine, text: 'Add a country or region' }));
  const quantity = countNumbers(state.lines);
  return context(
    quantity === MAX_NUMBERS_PER_REQUEST
      ? `${quantity} of ${MAX_NUMBERS_PER_REQUEST} numbers, the most in one request`
      : `*${fieldError({ code: 'too_many_numbers', quantity })}.*`,
  );
}

const purposeInput = (purpose: string): InputBlock => ({
  type: 'input',
  block_id: BLOCKS.purpose,
  label: plain('What it is for'),
  hint: plain('The leads read this. One or two sentences.'),
  element: {
    type: 'plain_text_input',
    action_id: ACTIONS.purpose,
    multiline: true,
    max_length: PURPOSE_MAX_LENGTH,
    ...(purpose === '' ? {} : { initial_value: purpose }),
  },
});

function summaryBlock({ state, form }: FormDrawing): KnownBlock {
  const quoted = state.lines.flatMap(({ country, numberType, quantity }) =>
    country === undefined ? [] : [{ quantity, quote: numberType && form.quote({ country, numberType }) }],
  );
  return fields([
    ['Numbers', `${countNumbers(state.lines)} of at most ${MAX_NUMBERS_PER_REQUEST}`],
    ['Total per month', quoted.length === 0 ? 'Choose a country first' : totalText(costOfLines(quoted))],
  ]);
}

function roomBlock(state: FormState, project: ProjectView, room: AccountRoom | undefined): KnownBlock {
  if (room === undefined)
    return context(`How many numbers the AWS account may still lease in ${project.region} is not known now.`);
  const byApi = state.lines.filter(({ country }) => findCountry(country ?? '')?.leasedVia !== 'support_case');
  const tooMany: Refusal | undefined = checkRoom(byApi, room, project.region);
  if (tooMany !== undefined) return alertOf('warning', `${fieldError(tooMany)}.`);
  const fits = Math.max(0, room.max - room.used);
  return context(
    `AWS account in ${project.region}: ${room.used} of ${counted(room.max, 'number')} used, ${fits} more ${fits === 1 ? 'fits' : 'fit'}.`,
  );
}

/** Step 1 of the guide: country, use case, type, quantity, as many lines as there are countries, and what for. */
export function drawRequestForm(drawing: FormDrawing): View {
  const { state, form, room, admins } = drawing;
  if (form.projects.length === 0) return noProjectView(REQUEST_FORM_TITLE, admins);
  const project = form.projects.find((candidate) => candidate.id === state.projectId);
  const isRemovable = state.lines.length > 1;
  return {
    type: 'modal',
    callback_id: REQUEST_FORM,
    title: plain(REQUEST_FORM_TITLE),
    submit: plain('Next'),
    close: plain('Cancel'),
    private_metadata: metadataOf(state),
    blocks: [
      context('Step 1 of 2 · Nothing is leased until a lead approves.'),
      ...(state.note === undefined ? [] : [alertOf('info', inline(state.note))]),
      ...(drawing.isProjectGone ? [alertOf('warning', PROJECT_GONE)] : []),
      ...projectBlocks(project, form.projects),
      ...state.lines.flatMap((line, index) => drawLine(line, index, isRemovable, form.quote)),
      addLineBlock(state),
      purposeInput(state.purpose),
      summaryBlock(drawing),
      ...(project === undefined ? [] : [roomBlock(state, project, room)]),
    ],
  };
}
