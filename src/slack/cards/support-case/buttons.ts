import type { Button } from '@slack/types';
import { formatRequestId } from '#src/domain/request.ts';
import type { CaseRequest } from '#src/domain/request-view.ts';
import type { CaseView } from '#src/domain/support-case.ts';
import { button } from '../../blocks.ts';
import { CASE_ACTIONS } from '../actions.ts';
import { startAgainButton, supportTextButton } from '../buttons.ts';
import { fitsCard } from './packet.ts';
import { openSupportCenterButton } from './support-center.ts';

type Name = Exclude<keyof typeof CASE_ACTIONS, 'openSupportCenter'>;

function caseButton(
  request: CaseRequest,
  name: Name,
  text: string,
  label: string,
  style?: 'primary',
): Button {
  return button({
    actionId: CASE_ACTIONS[name],
    text,
    value: String(request.id),
    ...(style === undefined ? {} : { style }),
    label: `${label} ${formatRequestId(request.id)}`,
  });
}

/** For what AWS asked: also the button of the message that asks the requester. */
export const addAnswerButton = (request: CaseRequest): Button =>
  caseButton(request, 'answer', 'Add the answer', 'Add the answer to what AWS asked about', 'primary');

/** How AWS decided. */
export const endingButtons = (request: CaseRequest): Button[] => [
  caseButton(request, 'granted', 'Granted', 'AWS granted'),
  caseButton(request, 'refused', 'Refused', 'AWS refused'),
];

/** What can be told of a case where it stands now. */
export function caseButtons(request: CaseRequest, supportCase: CaseView): Button[] {
  switch (supportCase.status) {
    case 'to_file':
      return [
        caseButton(request, 'filed', 'I filed it', 'I filed it: enter the case id of', 'primary'),
        openSupportCenterButton(request, { isFiled: false }),
        ...(fitsCard(supportCase) ? [] : [supportTextButton(request)]),
      ];
    case 'filed':
      return [
        caseButton(request, 'asked', 'AWS asked for more', 'AWS asked for more about'),
        ...endingButtons(request),
      ];
    case 'more_asked':
      // AWS may decide while its question is open, or somebody may have answered it in Support Center.
      return [addAnswerButton(request), ...endingButtons(request)];
    case 'refused':
      return [startAgainButton(request)];
    case 'filing':
    case 'granted':
      return [];
  }
}
