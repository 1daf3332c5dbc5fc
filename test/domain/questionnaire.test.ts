import { describe, expect, it } from 'vitest';
import {
  checkAccess,
  draftOf,
  isBlank,
  QUESTIONS,
  typedFromDraft,
  typedOf,
  unanswered,
} from '#src/domain/questionnaire.ts';
import { aTypedAccess } from '../support/access.ts';

describe('what was typed for production access', () => {
  it('becomes the fields to ask AWS for', () => {
    expect(checkAccess(aTypedAccess({ limit: ' 500 ', website: ' https://shop.example.com\n' }))).toEqual({
      ok: true,
      fields: {
        region: 'us-east-1',
        limitUsd: 500,
        website: 'https://shop.example.com',
        service: 'A web shop. We call customers with their one-time code.',
        answers: { maxMessagesPerDay: '1,500', consent: '会員登録の画面で同意を得ています。' },
        language: 'en',
      },
    });
  });

  it('may leave all seven questions empty', () => {
    const checked = checkAccess(aTypedAccess({ answers: { consent: '  ' } }));
    expect(checked).toMatchObject({ ok: true, fields: { answers: {} } });
    expect(unanswered({ consent: '  ' })).toEqual(QUESTIONS);
  });

  it.each([
    ['', 'limit_missing'],
    ['0', 'limit_not_positive'],
    ['-5', 'limit_not_positive'],
    ['1,000', 'limit_malformed'],
    ['12.5', 'limit_malformed'],
    ['USD 500', 'limit_malformed'],
    ['1000000001', 'limit_too_high'],
  ])('refuses a limit of “%s” as %s', (limit, code) => {
    expect(checkAccess(aTypedAccess({ limit }))).toMatchObject({ ok: false, refusals: [{ code }] });
  });

  it('takes the highest limit that AWS knows', () => {
    expect(checkAccess(aTypedAccess({ limit: '1000000000' }))).toMatchObject({ ok: true });
  });

  it('says of every field at once what is wrong with it', () => {
    const checked = checkAccess({
      ...aTypedAccess({ limit: '0', website: ' ', service: '', region: 'ap-south-2' }),
      answers: { optOut: 'あ'.repeat(3001), consent: '😀'.repeat(3000) },
    });
    expect(checked).toEqual({
      ok: false,
      refusals: [
        { code: 'region_without_voice', region: 'ap-south-2' },
        { code: 'limit_not_positive' },
        { code: 'website_missing' },
        { code: 'service_missing' },
        { code: 'answer_too_long', question: 'optOut', length: 3001 },
      ],
    });
  });
});

describe('a draft', () => {
  it('comes back as it was typed, right or wrong', () => {
    const typed = aTypedAccess({ limit: '1,000', language: 'ja' });
    expect(typedFromDraft('us-east-1', draftOf(typed))).toEqual(typed);
  });

  it('of an older version, or of none, is an empty form', () => {
    const read = typedFromDraft('eu-west-1', { language: 'fr', gone: 'x' });
    expect(read).toMatchObject({ region: 'eu-west-1', language: 'en' });
    expect(isBlank(read)).toBe(true);
  });

  it('is worth keeping as soon as one field has text', () => {
    expect(isBlank(typedFromDraft('eu-west-1', { optOut: 'Press 9' }))).toBe(false);
  });

  it('of a request that was asked before can be asked again', () => {
    const checked = checkAccess(aTypedAccess());
    if (!checked.ok) throw new Error('refused');
    expect(checkAccess(typedOf(checked.fields))).toEqual(checked);
  });
});
