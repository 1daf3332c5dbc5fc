import type { KnownBlock, View } from '@slack/types';
import {
  CALLS_PER_DESTINATION_AND_DAY,
  SANDBOX_CALL_SECONDS,
  SANDBOX_CALLS_PER_DAY,
} from '#src/domain/call-policy.ts';
import type { Refusal } from '#src/domain/errors.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import type { CallableNumber, Origin } from '#src/usecases/call-form.ts';
import { actions, button, context } from '../../blocks.ts';
import { refusalText } from '../../error-text.ts';
import { alertOf } from '../../failures.ts';
import { inline } from '../../mrkdwn.ts';
import { plain } from '../../views.ts';
import { counted } from '../../words.ts';
import {
  chosenDestinationInput,
  limitInputs,
  messageInputs,
  numberInput,
  typedDestinationInput,
  voiceInputs,
} from './draw-fields.ts';
import { CALL_FORM_ACTIONS, type CallFormState, metadataOf } from './state.ts';

export const CALL_FORM = 'call.form';
export const CALL_FORM_TITLE = 'Place a test call';

export interface CallDrawing {
  readonly state: CallFormState;
  /** Undefined until a number is chosen, and for one that cannot be used any more. */
  readonly origin: Origin | undefined;
  /** Why the chosen number cannot be used. */
  readonly refusal: Refusal | undefined;
  readonly admins: readonly SlackUserId[];
}

const callableOf = ({ id, phoneNumber, country, project }: InventoryNumber): CallableNumber => ({
  id,
  phoneNumber,
  country,
  projectName: project?.name,
});

function originLine({ number }: Origin): KnownBlock {
  const { region, project } = number;
  const name = project === undefined ? 'No project' : inline(project.name);
  const tracked = project?.configurationSet;
  return context(
    `${name} · ${region}${tracked === undefined ? '' : ` · configuration set ${inline(tracked)}`}`,
  );
}

function limitsLine({ tier, number: { region }, callsOfDay }: Origin): KnownBlock {
  const perDestination = `${CALLS_PER_DESTINATION_AND_DAY} calls to one number in 24 hours`;
  if (tier === 'production') return context(`AWS allows ${perDestination}.`);
  if (tier === 'unknown')
    return context(
      `AWS allows ${perDestination}. Whether the account in ${region} is in the sandbox, where only verified numbers are called, is not known yet.`,
    );
  return context(
    `Sandbox of ${region}: AWS allows ${SANDBOX_CALLS_PER_DAY} calls in 24 hours, ${CALLS_PER_DESTINATION_AND_DAY} of them to one number, and ends a call after ${SANDBOX_CALL_SECONDS} seconds. ${counted(callsOfDay, 'call')} so far, counted by Dialtone.`,
  );
}

const verifyButton = actions(
  button({ actionId: CALL_FORM_ACTIONS.verify, text: 'Verify a number', label: 'Verify a number to call' }),
);

function destinationBlocks(state: CallFormState, origin: Origin): KnownBlock[] {
  const { destination, verified } = state;
  const typed = typedDestinationInput(destination);
  const limits = limitsLine(origin);
  if (origin.tier === 'production') return [typed, limits];
  if (origin.tier === 'unknown') return [typed, limits, verifyButton];
  const { region } = origin.number;
  if (verified?.region !== region)
    return [
      alertOf('info', 'AWS does not say at the moment which numbers are verified. Enter one; AWS decides.'),
      typed,
      limits,
      verifyButton,
    ];
  if (verified.numbers.length > 0)
    return [chosenDestinationInput(verified, destination), limits, verifyButton];
  return [
    alertOf(
      'warning',
      `The account in ${region} is in the sandbox, where AWS calls only verified numbers. None is verified yet: choose *Verify a number*.`,
    ),
    typed,
    limits,
    verifyButton,
  ];
}

function noteBlocks({ state, refusal, admins }: CallDrawing): KnownBlock[] {
  if (refusal !== undefined) return [alertOf('warning', refusalText(refusal, { admins }))];
  return state.note === undefined ? [] : [alertOf('info', inline(state.note))];
}

/** The form of a test call; the rest follows once a number is chosen. */
export function drawCallForm(drawing: CallDrawing): View {
  const { state, origin } = drawing;
  const rest =
    origin === undefined
      ? [context('Choose the number that calls. The destination follows from its Region.')]
      : [originLine(origin), ...destinationBlocks(state, origin)];
  return {
    type: 'modal',
    callback_id: CALL_FORM,
    title: plain(CALL_FORM_TITLE),
    submit: plain('Place call'),
    close: plain('Cancel'),
    private_metadata: metadataOf(state),
    blocks: [
      ...noteBlocks(drawing),
      numberInput(origin && callableOf(origin.number)),
      ...rest,
      ...messageInputs(state),
      ...voiceInputs(state),
      ...limitInputs(state),
    ],
  };
}
