import { describe, expect, it } from 'vitest';
import { accessPacket, numbersPacket } from '#src/domain/packet.ts';
import { QUESTION_LABELS } from '#src/domain/packet-words.ts';
import { type AccessFields, QUESTIONS } from '#src/domain/questionnaire.ts';
import type { LineId } from '#src/domain/request.ts';
import type { AccessRequest } from '#src/domain/request-view.ts';
import { aLine, aRequestCore, aRequestView, ordersOf } from '../support/request-view.ts';

function anAccess(access: Partial<AccessFields> = {}): AccessRequest {
  return {
    ...aRequestCore(),
    kind: 'production_access',
    tierAtAsking: 'SANDBOX',
    supportCase: undefined,
    access: {
      region: 'us-east-1',
      limitUsd: 500,
      website: 'https://shop.example.com',
      service: 'A web shop.\nWe call with one-time codes.',
      answers: { maxMessagesPerDay: '1,500', optOut: '電話で 9 を押すと停止します。' },
      language: 'en',
      ...access,
    },
  };
}

describe('the packet for production access', () => {
  it('names the Region and our reference in its subject', () => {
    expect(accessPacket(anAccess())).toMatchObject({
      subject: 'Production access for voice in us-east-1 (our reference R-1042)',
      language: 'en',
    });
  });

  it('asks for what today’s form asks, and says that the spend limit is another quota', () => {
    const { body } = accessPacket(anAccess());
    expect(body.split('\n').slice(0, 10)).toEqual([
      'We request production access for voice messages in us-east-1. Our reference is R-1042.',
      '',
      'REQUEST',
      'Region: us-east-1',
      'Resource type: General Limits',
      'Limit: Production Access (quota: voice production access)',
      'New value: 1',
      'New limit value, the most that we want to spend on voice messages each calendar month: USD 500.00',
      'AWS keeps this spend limit as a quota of its own (voice message monthly spend, L-FDAE1CE0). Tell us if this case does not cover it, so that we ask for it separately.',
      '',
    ]);
  });

  it('has every question in the guide’s order, with the answer as typed or that there is none', () => {
    const { body } = accessPacket(anAccess());
    const at = QUESTIONS.map((question) => body.indexOf(QUESTION_LABELS.en[question]));
    expect(at.every((place) => place > 0)).toBe(true);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
    expect(body).toContain(`${QUESTION_LABELS.en.maxMessagesPerDay}\n1,500\n`);
    expect(body).toContain(`${QUESTION_LABELS.en.optOut}\n電話で 9 を押すと停止します。\n`);
    expect(body.match(/^Not answered\.$/gm)).toHaveLength(5);
    expect(body).toContain('A web shop.\nWe call with one-time codes.');
  });

  it('has its fixed words in Japanese for a case in Japanese, and the answers as typed', () => {
    const { subject, body, language } = accessPacket(anAccess({ language: 'ja' }));
    expect(subject).toBe('us-east-1 での音声の本番アクセスの申請 (当社参照番号 R-1042)');
    expect(language).toBe('ja');
    expect(body).toContain('クォータ: voice production access');
    expect(body).toContain('新しい値: 1');
    expect(body).toContain('A web shop.\nWe call with one-time codes.');
    expect(body.match(/^未回答です。$/gm)).toHaveLength(5);
    expect(body).not.toMatch(/Not answered|Preferred contact language/);
  });

  it('holds nine answers of 3,000 characters whole', () => {
    const long = 'あ'.repeat(3000);
    const answers = Object.fromEntries(QUESTIONS.map((question) => [question, long]));
    const { body } = accessPacket(anAccess({ website: long, service: long, answers }));
    expect(body.split(long)).toHaveLength(10);
  });
});

describe('the packet for numbers that need a support case', () => {
  const lines = [
    aLine({ country: 'AR', quantity: 2 }),
    aLine({ id: 2 as LineId, country: 'PL', useCase: 'PROMOTIONAL', quantity: 1 }),
  ];
  const request = aRequestView({ lines, purpose: 'Password reset calls' });

  it('counts the numbers, line by line, and says what they are for', () => {
    const { subject, body, language } = numbersPacket(request, ordersOf(lines));
    expect(subject).toBe('3 phone numbers for voice in us-east-1 (our reference R-1042)');
    expect(language).toBe('en');
    expect(body).toContain(
      '- 2 x Argentina (AR), number type LONG_CODE, message type TRANSACTIONAL, capability VOICE',
    );
    expect(body).toContain(
      '- 1 x Poland (PL), number type LONG_CODE, message type PROMOTIONAL, capability VOICE',
    );
    expect(body).toContain('WHAT THE NUMBERS ARE FOR\nPassword reset calls');
    expect(body).toContain('Region: us-east-1');
  });

  it('speaks of one number in the singular', () => {
    expect(numbersPacket(request, ordersOf(lines).slice(0, 1)).subject).toBe(
      '1 phone number for voice in us-east-1 (our reference R-1042)',
    );
  });
});
