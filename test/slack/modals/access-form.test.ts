import { describe, expect, it } from 'vitest';
import { QUESTION_LABELS } from '#src/domain/packet-words.ts';
import { NOTHING_TYPED, QUESTIONS } from '#src/domain/questionnaire.ts';
import { drawnValues } from '#src/local/slack/block-kit/state.ts';
import { objectsOf } from '#src/local/slack/json.ts';
import type { Values } from '#src/slack/interactions.ts';
import { QUESTION_HINTS } from '#src/slack/modals/access-form/hints.ts';
import { EMPTY_ACCESS, readAccessForm } from '#src/slack/modals/access-form/state.ts';
import { drawAccessReview } from '#src/slack/modals/access-review.ts';
import { aTypedAccess } from '../../support/access.ts';
import { aProject } from '../../support/request-view.ts';
import { anAccessRequest, anAccount } from '../../support/requests-of-every-kind.ts';
import { accessFormOf, anAccessPreview } from './access-surfaces.ts';

/** What Slack would send of a drawn form that nobody has touched. */
function readBack(view: { blocks: unknown; private_metadata?: string }) {
  const values: Values = JSON.parse(JSON.stringify(drawnValues(objectsOf(view.blocks))));
  return readAccessForm(values, view.private_metadata ?? '');
}

const textOf = (view: { blocks: unknown }): string => JSON.stringify(view.blocks);

describe('the form for production access', () => {
  it('is read back from the drawn form as it was', () => {
    const typed = aTypedAccess({ language: 'ja', region: 'ap-northeast-1', service: '日本語\n二行目' });
    const state = {
      ...EMPTY_ACCESS,
      projectId: aProject().id,
      typed,
      note: 'A note',
      round: 3,
      regionRound: 2,
    };
    expect(readBack(accessFormOf({ state }))).toEqual(state);
  });

  it('asks the guide’s seven questions in its words and order, each optional and with what AWS looks for', () => {
    const { blocks } = accessFormOf();
    const asked = objectsOf(blocks).flatMap((block) =>
      block.type === 'input' && block.optional === true ? [block] : [],
    );
    expect(asked.map(({ label }) => label)).toEqual(
      QUESTIONS.map((question) => ({ type: 'plain_text', text: QUESTION_LABELS.en[question], emoji: false })),
    );
    expect(asked.map(({ hint }) => hint)).toEqual(
      QUESTIONS.map((question) => ({ type: 'plain_text', text: QUESTION_HINTS[question], emoji: false })),
    );
  });

  it('shows the facts first, and offers a test call where Dialtone has sent no message', () => {
    const text = textOf(accessFormOf({ facts: { account: anAccount(), lastSentAt: undefined } }));
    expect(text).toContain('*Tier*\\nsandbox');
    expect(text).toContain('*Spend limit*\\nUSD 1.00 per month');
    expect(text).toContain('*Limit*\\nProduction Access');
    expect(text).toContain('Place a test call first; this draft is kept.');
    expect(text).toContain('access-form.place-call');
    expect(textOf(accessFormOf())).not.toContain('access-form.place-call');
  });

  it('says what is not known, and that an account is in production already', () => {
    const unread = textOf(accessFormOf({ facts: { account: undefined, lastSentAt: undefined } }));
    expect(unread).toContain('*Tier*\\nnot known');
    expect(unread).toContain('*Spend limit*\\nnot known');
    const account = anAccount({ tier: 'production', tierValue: 'PRODUCTION' });
    expect(textOf(accessFormOf({ facts: { account, lastSentAt: undefined } }))).toContain(
      'in production in us-east-1 already',
    );
  });

  it('does not fill a limit in that Slack’s number field would not take', () => {
    const state = { ...EMPTY_ACCESS, projectId: aProject().id, typed: aTypedAccess({ limit: '1,000' }) };
    expect(readBack(accessFormOf({ state })).typed.limit).toBe('');
  });

  it('replaces control characters and keeps line breaks', () => {
    const values = {
      'service-1': { 'access-form.service': { type: 'plain_text_input', value: 'a\u0000b\r\nc' } },
    };
    const { typed } = readAccessForm(values, JSON.stringify({ round: 1, regionRound: 1 }));
    expect(typed.service).toBe('a b\nc');
    expect({ ...typed, service: '' }).toEqual({ region: '', ...NOTHING_TYPED });
  });
});

describe('the review', () => {
  it('shows the limit, each answer, what is missing, and who decides', () => {
    const { access } = anAccessRequest();
    const fields = { ...access, limitUsd: 500, answers: { consent: '画面で同意を得ています。' } };
    const view = drawAccessReview(anAccessPreview({ fields, lastSentAt: undefined }), 'V1');
    const text = textOf(view);
    expect(text).toContain('Production access for us-east-1, up to USD 500.00 per month');
    expect(text).toContain(
      '6 of 7 questions are not answered. AWS asks for all of them and may take longer.',
    );
    expect(text).toContain('> 画面で同意を得ています。');
    expect(text.match(/_Not answered_/g)).toHaveLength(6);
    expect(text).toContain('Dialtone has sent no voice message in this Region.');
    expect(text).toContain('<@U0LEAD>');
  });

  it('keeps no answer in its metadata, only which draft was reviewed', () => {
    const view = drawAccessReview(anAccessPreview(), 'V1');
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({
      form: 'V1',
      project: aProject().id,
      region: 'us-east-1',
      saved: anAccessPreview().savedAt.getTime(),
    });
  });

  it('warns of nothing when all is answered', () => {
    const { access } = anAccessRequest();
    const answers = Object.fromEntries(QUESTIONS.map((question) => [question, 'Yes.']));
    const view = drawAccessReview(anAccessPreview({ fields: { ...access, answers } }), 'V1');
    expect(textOf(view)).not.toMatch(/not answered/i);
  });
});
