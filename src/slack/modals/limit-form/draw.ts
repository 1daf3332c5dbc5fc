import type { InputBlock, KnownBlock, PlainTextOption, View } from '@slack/types';
import type { LimitChange } from '#src/domain/limit-change.ts';
import { PURPOSE_MAX_LENGTH, type SlackUserId } from '#src/domain/request.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import type { findProjectAccount, LimitForm } from '#src/usecases/limit-form.ts';
import { context, fields } from '../../blocks.ts';
import { alertOf } from '../../failures.ts';
import { usdText } from '../../money-text.ts';
import { inline, when } from '../../mrkdwn.ts';
import { plain } from '../../views.ts';
import { adminsOr, people } from '../../words.ts';
import { noProjectView, projectInput } from '../project-input.ts';
import { LIMIT_FORM_ACTIONS as ACTIONS, LIMIT_FORM_BLOCKS as BLOCKS, type LimitState } from './state.ts';

export const LIMIT_FORM = 'limit.form';
export const LIMIT_FORM_TITLE = 'Spend limit';

type Account = Awaited<ReturnType<typeof findProjectAccount>>;

export interface LimitDrawing {
  readonly form: LimitForm;
  readonly project: ProjectView | undefined;
  readonly state: LimitState;
  /** Undefined while AWS has not told. */
  readonly account: Account;
  readonly note: string | undefined;
  readonly admins: readonly SlackUserId[];
}

const OPTIONS: Readonly<Record<LimitChange, PlainTextOption>> = {
  override: {
    text: plain('Set the limit'),
    value: 'override',
    description: plain("Within AWS's maximum; Dialtone sets it."),
  },
  quota: {
    text: plain('Ask AWS for a higher maximum'),
    value: 'quota',
    description: plain('A Service Quotas request; AWS decides.'),
  },
};

/** What is possible now: below AWS's maximum the limit can be set, at the maximum only AWS can raise it. */
function fitting(account: Account): LimitChange {
  const known = account?.spendLimit;
  return known !== undefined && known.enforcedUsd >= known.maxUsd ? 'quota' : 'override';
}

function whatInput(what: LimitChange): InputBlock {
  return {
    type: 'input',
    block_id: BLOCKS.what,
    label: plain('What to do'),
    element: {
      type: 'radio_buttons',
      action_id: ACTIONS.what,
      options: [OPTIONS.override, OPTIONS.quota],
      initial_option: OPTIONS[what],
    },
  };
}

/** Slack refuses a whole view for an initial value that is no number. */
const isNumber = (typed: string): boolean => /^-?\d{1,20}$/.test(typed);

function limitInput(limit: string): InputBlock {
  return {
    type: 'input',
    block_id: BLOCKS.limit,
    label: plain('New limit value in USD'),
    hint: plain('The most you want to spend on voice messages in a calendar month. Whole dollars, no comma.'),
    element: {
      type: 'number_input',
      action_id: ACTIONS.limit,
      is_decimal_allowed: false,
      ...(isNumber(limit) ? { initial_value: limit } : {}),
    },
  };
}

function purposeInput(purpose: string): InputBlock {
  return {
    type: 'input',
    block_id: BLOCKS.purpose,
    optional: true,
    label: plain('What it is for'),
    hint: plain('The leads read this. One or two sentences.'),
    element: {
      type: 'plain_text_input',
      action_id: ACTIONS.purpose,
      multiline: true,
      max_length: PURPOSE_MAX_LENGTH,
      ...(purpose === '' ? {} : { initial_value: purpose }),
    },
  };
}

const perMonth = (usd: number): string => `${usdText(usd)} per month`;

function accountBlocks({ region }: ProjectView, account: Account): KnownBlock[] {
  const known = account?.spendLimit;
  if (account === undefined || known === undefined)
    return [
      context(`The spend limit of the AWS account in ${region} is not known now; AWS checks the value.`),
    ];
  const { readAt, awayAt } = account;
  return [
    fields([
      ['Spend limit', perMonth(known.enforcedUsd)],
      ["AWS's maximum", perMonth(known.maxUsd)],
    ]),
    context(
      awayAt === undefined
        ? `AWS account in ${region}, read ${when(readAt)}`
        : `AWS does not answer. This is the AWS account in ${region} as of ${when(readAt)}.`,
    ),
  ];
}

function decidersText({ form, admins }: LimitDrawing, project: ProjectView): string {
  const deciders = form.decidersOf(project);
  if (deciders.length === 0) return `Nobody can decide this yet: ask ${adminsOr(admins)} to add a lead.`;
  const what = deciders.some((decider) => project.leads.includes(decider)) ? 'lead' : 'admin';
  return `${people(deciders, 'or', what)} decides; nothing changes before.`;
}

/** The limit of a project's Region, and who decides about another one. */
export function drawLimitForm(drawing: LimitDrawing): View {
  const { form, project, state, account, note, admins } = drawing;
  if (form.projects.length === 0) return noProjectView(LIMIT_FORM_TITLE, admins);
  return {
    type: 'modal',
    callback_id: LIMIT_FORM,
    title: plain(LIMIT_FORM_TITLE),
    submit: plain('Ask a lead'),
    close: plain('Cancel'),
    blocks: [
      ...(note === undefined ? [] : [alertOf('info', inline(note))]),
      projectInput(ACTIONS.project, form.projects, project),
      ...(project === undefined ? [] : accountBlocks(project, account)),
      whatInput(state.what ?? fitting(account)),
      limitInput(state.limit),
      purposeInput(state.purpose),
      ...(project === undefined ? [] : [context(decidersText(drawing, project))]),
    ],
  };
}
