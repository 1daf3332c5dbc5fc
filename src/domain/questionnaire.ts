import { parseLimitUsd } from './account.ts';
import type { Refusal } from './errors.ts';
import { hasVoice } from './regions.ts';

/** The guide's seven questions for production access (step 6), in its order. All may stay empty. */
export const QUESTIONS = [
  'maxMessagesPerDay',
  'averageCallLength',
  'howNumbersAreObtained',
  'dedicatedNumbers',
  'callsPerNumber',
  'consent',
  'optOut',
] as const;
export type Question = (typeof QUESTIONS)[number];

export type Answers = Readonly<Partial<Record<Question, string>>>;

/** What a production access request asks for (guide, steps 6 to 10). */
export interface AccessFields {
  readonly region: string;
  /** Whole US dollars per calendar month. */
  readonly limitUsd: number;
  /** The website or app of the company or service that sends the messages. */
  readonly website: string;
  /** The service, and how voice messages are part of it. */
  readonly service: string;
  readonly answers: Answers;
  readonly language: ContactLanguage;
}

export const CONTACT_LANGUAGES = ['en', 'ja'] as const;
export type ContactLanguage = (typeof CONTACT_LANGUAGES)[number];

/** Characters of one answer: what a Slack input takes. */
export const ANSWER_MAX_LENGTH = 3000;

/** The questions without an answer, in the guide's order. */
export function unanswered(answers: Answers): readonly Question[] {
  return QUESTIONS.filter((question) => (answers[question] ?? '').trim() === '');
}

/** The same fields as somebody typed them, right or wrong. */
export interface TypedAccess {
  readonly region: string;
  readonly limit: string;
  readonly website: string;
  readonly service: string;
  readonly answers: Answers;
  readonly language: ContactLanguage;
}

export function typedOf({ limitUsd, ...same }: AccessFields): TypedAccess {
  return { ...same, limit: String(limitUsd) };
}

const lengthOf = (text: string): number => [...text.trim()].length;

function refuseTexts({ website, service, answers }: TypedAccess): readonly Refusal[] {
  const needed: Refusal[] = [];
  if (lengthOf(website) === 0) needed.push({ code: 'website_missing' });
  if (lengthOf(service) === 0) needed.push({ code: 'service_missing' });
  const texts = [
    ['website', website],
    ['service', service],
    ...QUESTIONS.map((question) => [question, answers[question] ?? ''] as const),
  ] as const;
  const tooLong = texts.flatMap(([question, text]): Refusal[] => {
    const length = lengthOf(text);
    return length > ANSWER_MAX_LENGTH ? [{ code: 'answer_too_long', question, length }] : [];
  });
  return [...needed, ...tooLong];
}

function answered(answers: Answers): Answers {
  const given = QUESTIONS.map((question) => [question, (answers[question] ?? '').trim()] as const);
  return Object.fromEntries(given.filter(([, answer]) => answer !== ''));
}

/** The fields to ask AWS for, or everything that is wrong with them, each with the field that it is about. */
export function checkAccess(
  typed: TypedAccess,
):
  | { readonly ok: true; readonly fields: AccessFields }
  | { readonly ok: false; readonly refusals: readonly Refusal[] } {
  const { region, language } = typed;
  const limit = parseLimitUsd(typed.limit);
  const refusals: readonly Refusal[] = [
    ...(hasVoice(region) ? [] : [{ code: 'region_without_voice', region } as const]),
    ...(typeof limit === 'number' ? [] : [limit]),
    ...refuseTexts(typed),
  ];
  if (refusals.length > 0 || typeof limit !== 'number') return { ok: false, refusals };
  const website = typed.website.trim();
  const service = typed.service.trim();
  return {
    ok: true,
    fields: { region, limitUsd: limit, website, service, answers: answered(typed.answers), language },
  };
}

/** Nobody has typed anything yet; the Region and the language have a choice from the start. */
export function isBlank({ limit, website, service, answers }: TypedAccess): boolean {
  return [limit, website, service, ...Object.values(answers)].every((text) => text.trim() === '');
}

export const NOTHING_TYPED: Omit<TypedAccess, 'region'> = {
  limit: '',
  website: '',
  service: '',
  answers: {},
  language: 'en',
};

/** A draft's row, flat; the Region is the row's key. */
export function draftOf({
  limit,
  website,
  service,
  language,
  answers,
}: TypedAccess): Readonly<Record<string, string>> {
  return { limit, website, service, language, ...answers };
}

/** What a draft's row holds; members that it lacks, or that an older version wrote, do no harm. */
export function typedFromDraft(region: string, draft: Readonly<Record<string, string>>): TypedAccess {
  const answers = QUESTIONS.flatMap((question) => {
    const answer = draft[question];
    return answer === undefined ? [] : [[question, answer] as const];
  });
  return {
    region,
    limit: draft['limit'] ?? '',
    website: draft['website'] ?? '',
    service: draft['service'] ?? '',
    answers: Object.fromEntries(answers),
    language: CONTACT_LANGUAGES.find((language) => language === draft['language']) ?? 'en',
  };
}
