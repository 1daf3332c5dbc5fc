import type { KnownBlock } from '@slack/types';
import { QUESTION_LABELS } from '#src/domain/packet-words.ts';
import { QUESTIONS, unanswered } from '#src/domain/questionnaire.ts';
import type { AccessRequest } from '#src/domain/request-view.ts';
import { context, fields, inBlocks, section } from '../../blocks.ts';
import { usdText } from '../../money-text.ts';
import { bold, inline, mention, QUOTE_MAX_LENGTH, quote } from '../../mrkdwn.ts';
import { listed } from '../../words.ts';
import { purposeBlocks } from '../purpose.ts';
import type { CardContext } from '../settings.ts';
import { caseContent } from '../support-case/content.ts';
import { QUESTION_TOPICS } from './question-topics.ts';

function facts({ requester, project, access, tierAtAsking }: AccessRequest): KnownBlock {
  return fields([
    ['Requester', mention(requester)],
    ['Project', inline(project.name)],
    ['Region', access.region],
    ['Tier when asked', tierAtAsking === undefined ? 'not known' : inline(tierAtAsking.toLowerCase(), 40)],
    ['New limit value', `${usdText(access.limitUsd)} per month`],
    ['Contact language', access.language === 'ja' ? 'Japanese' : 'English'],
  ]);
}

interface Answered {
  readonly label: string;
  readonly answer: string;
}

function answered({ website, service, answers }: AccessRequest['access']): readonly Answered[] {
  const given = QUESTIONS.map((question) => ({
    label: QUESTION_LABELS.en[question],
    answer: (answers[question] ?? '').trim(),
  }));
  return [
    { label: 'Website or app that sends the messages', answer: website },
    { label: 'Service, and how voice messages are part of it', answer: service },
    ...given.filter(({ answer }) => answer !== ''),
  ];
}

/** Characters for all answers together: a message has about 12,000 for all its texts. */
const ANSWERS_MAX_LENGTH = 6000;

/** Each answer as a quote; shorter ones where many long answers would not fit a message. */
function answerLines(given: readonly Answered[]): { readonly lines: string[]; readonly isCut: boolean } {
  const drawn = (max: number) => given.map(({ label, answer }) => `${bold(label)}\n${quote(answer, max)}`);
  const fits = (lines: readonly string[]): boolean => lines.join('\n').length <= ANSWERS_MAX_LENGTH;
  const max = [QUOTE_MAX_LENGTH, 150, 75].find((length) => fits(drawn(length))) ?? 40;
  return { lines: drawn(max), isCut: given.some(({ answer }) => [...answer.trim()].length > max) };
}

function questionnaire({ access }: AccessRequest): KnownBlock[] {
  const { lines, isCut } = answerLines(answered(access));
  const missing = unanswered(access.answers).map((question) => QUESTION_TOPICS[question]);
  return [
    ...inBlocks(lines, section),
    ...(missing.length === 0 ? [] : [section(`*Not answered:* ${listed(missing, 'and')}`)]),
    ...(isCut ? [context('Long answers are cut here; the text for AWS has all of them.')] : []),
  ];
}

function packet(request: AccessRequest, draw: CardContext): KnownBlock[] {
  const { supportCase } = request;
  return supportCase === undefined ? [] : caseContent(request, supportCase, draw);
}

/** While it is pending the answers, as the lead decides on them; after that the packet, which holds them. */
export function accessContent(request: AccessRequest, draw: CardContext): KnownBlock[] {
  return [
    facts(request),
    ...(request.status === 'pending' ? questionnaire(request) : []),
    ...purposeBlocks(request),
    ...packet(request, draw),
  ];
}

/** What the end of the case means; before it is filed the packet. */
export function accessResultContent(request: AccessRequest, draw: CardContext): KnownBlock[] {
  const { access, supportCase } = request;
  if (supportCase?.status === 'refused') return [section('Nothing was changed.')];
  if (supportCase?.status !== 'granted') return packet(request, draw);
  return [
    section(
      `Calls from ${access.region} go to any number now. The spend limit is as it was: AWS keeps it apart, so set it to ${usdText(access.limitUsd)} per month next.`,
    ),
  ];
}
