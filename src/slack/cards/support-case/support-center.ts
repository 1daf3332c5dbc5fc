import type { Button } from '@slack/types';
import { formatRequestId } from '#src/domain/request.ts';
import type { CaseRequest } from '#src/domain/request-view.ts';
import { button } from '../../blocks.ts';
import { CASE_ACTIONS } from '../actions.ts';

/** AWS's list of the account's cases. */
export const SUPPORT_CENTER = 'https://console.aws.amazon.com/support/home';

/** The form that AWS names for production access (AWS End User Messaging SMS user guide, “Sandbox”). */
const LIMIT_INCREASE_FORM =
  'https://support.console.aws.amazon.com/support/home#/case/create?issueType=service-limit-increase';

/** Where in Support Center the packet goes, as the same page describes it: in mrkdwn, one step a line. */
export function filingSteps(request: CaseRequest): string {
  const all =
    'Open Support Center, copy the subject and the body, choose *Submit* there, then enter the case id here.';
  if (request.kind !== 'production_access') return all;
  const { region, language } = request.access;
  return [
    all,
    'In Support Center choose *Account and billing*, service *Service Quotas*, category *AWS End User Messaging Voice (Pinpoint)*, severity *General limits*.',
    `Under *Requests* choose the Region *${region}* (AWS wants one case per Region), resource type *General Limits*, quota *voice production access*, new value *1*; the spend limit stands in the text.`,
    `Preferred contact language: *${language === 'ja' ? 'Japanese' : 'English'}*.`,
  ].join('\n');
}

/** Before the case is filed the form, afterwards the list of cases. */
export function openSupportCenterButton(request: CaseRequest, { isFiled }: { isFiled: boolean }): Button {
  const isAccess = request.kind === 'production_access';
  return button({
    actionId: CASE_ACTIONS.openSupportCenter,
    text: 'Open Support Center',
    value: String(request.id),
    url: isAccess && !isFiled ? LIMIT_INCREASE_FORM : SUPPORT_CENTER,
    label: `Open AWS Support Center for ${formatRequestId(request.id)}`,
  });
}
