import { countryName } from './countries.ts';
import { formatMoney } from './money.ts';
import { PACKET_WORDS, QUESTION_LABELS } from './packet-words.ts';
import { type ContactLanguage, QUESTIONS } from './questionnaire.ts';
import { formatRequestId } from './request.ts';
import type { AccessRequest, LeaseRequest, OrderView } from './request-view.ts';

/** What is sent to AWS Support, by a person or through the API. */
export interface Packet {
  readonly subject: string;
  readonly body: string;
  readonly language: ContactLanguage;
}

/**
 * The case for production access (guide, requesting production access): the fixed words in the contact language, the
 * answers as they were typed, in the order of the form.
 */
export function accessPacket({ id, access }: AccessRequest): Packet {
  const { region, limitUsd, website, service, answers, language } = access;
  const words = PACKET_WORDS[language];
  const reference = formatRequestId(id);
  const questions = QUESTIONS.flatMap((question) => [
    `${QUESTION_LABELS[language][question]}`,
    answers[question] ?? words.unanswered,
    '',
  ]);
  const lines = [
    words.opening(region, reference),
    '',
    words.request,
    `${words.region}: ${region}`,
    words.resourceType,
    words.quota,
    words.newValue,
    `${words.spendLimit}: ${formatMoney(limitUsd * 100, 'USD')}`,
    words.spendQuota,
    '',
    words.useCase,
    `${words.website}:`,
    website,
    '',
    `${words.service}:`,
    service,
    '',
    words.questions,
    ...questions,
    words.language,
  ];
  return { subject: words.subject(region, reference), body: lines.join('\n'), language };
}

function lineText(orders: readonly OrderView[]): string[] {
  const [first] = orders;
  if (first === undefined) return [];
  const { country, numberType, useCase } = first.line;
  return [
    `- ${orders.length} x ${countryName(country)} (${country}), number type ${numberType}, message type ${useCase}, capability VOICE`,
  ];
}

/** The case for numbers of countries in which AWS asks for a local address, so that its API does not lease there. */
export function numbersPacket({ id, project, purpose }: LeaseRequest, orders: readonly OrderView[]): Packet {
  const { region } = project;
  const reference = formatRequestId(id);
  const what = orders.length === 1 ? '1 phone number' : `${orders.length} phone numbers`;
  const byLine = Map.groupBy(orders, (order) => order.line.id);
  const countries = new Set(orders.map((order) => order.line.country));
  const lines = [
    `We request ${what} with voice from AWS End User Messaging in ${region}. Our reference is ${reference}.`,
    '',
    'REQUEST',
    `Region: ${region}`,
    ...[...byLine.values()].flatMap(lineText),
    '',
    `AWS leases numbers in ${countries.size === 1 ? 'this country' : 'these countries'} only through a support case, because a local address is needed.`,
    'Tell us which address and which documents you need from us, and lease the numbers to this account.',
    '',
    'WHAT THE NUMBERS ARE FOR',
    purpose,
    '',
    'Preferred contact language: English',
  ];
  return {
    subject: `${what} for voice in ${region} (our reference ${reference})`,
    body: lines.join('\n'),
    language: 'en',
  };
}
