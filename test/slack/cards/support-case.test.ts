import { describe, expect, test } from 'vitest';
import type { CaseStatus } from '#src/domain/support-case.ts';
import { validateView } from '#src/local/slack/block-kit/validate.ts';
import { objectsOf } from '#src/local/slack/json.ts';
import { requestCard } from '#src/slack/cards/request-card.ts';
import { caseReminder } from '#src/slack/cards/support-case/notices.ts';
import { supportTextView } from '#src/slack/cards/support-text.ts';
import { aLine, aRequestView, failed, leased, ordersOf } from '../../support/request-view.ts';
import { aCase, anAccessRequest, anEnableRequest } from '../../support/requests-of-every-kind.ts';
import { buttonsOf, expectSendable, REAL, seen, TEST_MODE } from './drawn.ts';
import { accessWith, LINES, leaseWithCase } from './with-case.ts';

describe('a case of numbers', () => {
  test.each<[CaseStatus, string]>([
    ['to_file', 'Approved by @U0LEAD 24 Nov 2026, 09:30 UTC. Not filed yet.'],
    ['filing', 'Approved by @U0LEAD 24 Nov 2026, 09:30 UTC. Dialtone files the case at AWS Support.'],
    ['filed', 'Filed as case 12345678901 by @U0LEAD'],
    ['more_asked', 'AWS asked for more 24 Nov 2026, 09:31 UTC. @U0REQUESTER answers:'],
    ['granted', 'AWS Support leases the numbers; they appear here when Dialtone finds them'],
    ['refused', '> The use case is not clear.'],
  ])('stands beside the progress of the others when %s', (status, words) => {
    const card = requestCard(leaseWithCase(status), REAL);
    expectSendable(card);
    expect(seen(card)).toContain('2 of 4 leased, 2 need a support case ■■□□');
    expect(seen(card)).toContain(words);
    expect(seen(card)).toContain('not yet | Argentina | Transactional | 1.00 | Waits for the support case');
  });

  test('says nothing of progress where every number needs it', () => {
    const all = [aLine({ country: 'AR', quantity: 1 })];
    const orders = ordersOf(all).map((order) => ({ ...order, status: 'in_case' as const }));
    const supportCase = aCase('to_file');
    const card = requestCard(aRequestView({ status: 'waiting', lines: all, orders, supportCase }), REAL);
    expect(seen(card)).not.toContain('□');
    expect(card.text).toBe('R-1042: approved, the case for AWS Support is not filed yet.');
  });

  test('emphasises one button where others failed as well', () => {
    const card = requestCard(leaseWithCase('to_file', true), REAL);
    expectSendable(card);
    expect(seen(card)).toContain('Partly leased: 1 of 4. 1 failed, 2 need a support case. :warning:');
    expect(buttonsOf(card).map(({ actionId, style }) => [actionId, style])).toEqual([
      ['case.filed', 'primary'],
      ['case.open-support-center', undefined],
      ['request.retry', undefined],
      ['request.support-text', undefined],
    ]);
  });

  test('offers to start again when AWS Support refused all that was left', () => {
    const orders = ordersOf(LINES).map((order) =>
      order.position > 2 ? failed(order, { code: 'support_case_refused' }) : leased(order),
    );
    const request = aRequestView({
      status: 'partly_leased',
      lines: LINES,
      orders,
      supportCase: aCase('refused'),
    });
    const card = requestCard(request, REAL);
    expect(seen(card)).toContain(
      'numbers 3 and 4: AWS Support refused this in the support case. Nothing was bought for them.',
    );
    expect(seen(card)).toContain('Refused 24 Nov 2026, 09:31 UTC.\n> The use case is not clear.');
    expect(buttonsOf(card).map(({ actionId, label }) => [actionId, label])).toEqual([
      ['request.ask-again', 'Start again'],
    ]);
  });
});

describe('the packet', () => {
  test('can be copied as it is: nothing in it is parsed', () => {
    const supportCase = aCase('to_file', { body: 'Line one\n\n<!here> *bold* <@U1>' });
    const { blocks } = requestCard(anAccessRequest({ status: 'approved', supportCase }), REAL);
    const boxes = objectsOf(blocks).filter((block) => block.type === 'rich_text');
    expect(JSON.stringify(boxes)).toContain(JSON.stringify('Line one\n\n<!here> *bold* <@U1>'));
    const parsed = objectsOf(blocks).filter((block) => block.type !== 'rich_text');
    expect(JSON.stringify(parsed)).not.toContain('<!here>');
  });

  test('has links to the form before it is filed and to the list of cases afterwards', () => {
    const url = (drawing: ReturnType<typeof requestCard>): string => JSON.stringify(drawing.blocks);
    expect(url(requestCard(accessWith('to_file'), REAL))).toContain(
      'https://support.console.aws.amazon.com/support/home#/case/create?issueType=service-limit-increase',
    );
    expect(url(caseReminder(accessWith('filed'), REAL))).toContain(
      'https://console.aws.amazon.com/support/home',
    );
  });

  test('says why a person files it although Dialtone was told to', () => {
    const apiRefusal = { code: 'aws_no_support_plan', details: {} } as const;
    expect(seen(requestCard(accessWith('to_file', { apiRefusal }), REAL))).toContain(
      'Dialtone could not file it by itself. The AWS account has no support plan with which Dialtone can file cases.',
    );
  });

  test('stands in a view where it is too long for a message, in parts that AWS takes', () => {
    const body = Array.from({ length: 9 }, (_, nth) => `${nth} ${'電話'.repeat(1499)}`).join('\n');
    const request = accessWith('to_file', { body });
    const card = requestCard(request, REAL);
    expectSendable(card);
    expect(buttonsOf(card).map(({ actionId }) => actionId)).toEqual([
      'case.filed',
      'case.open-support-center',
      'request.support-text',
    ]);
    const view = supportTextView(request, TEST_MODE);
    expect(validateView(view, 'modal')).toEqual([]);
    const shown = JSON.stringify(view.blocks);
    expect(shown).toContain('*Body, part 2 of 5: a reply to the case*');
    for (let nth = 0; nth < 9; nth += 1) expect(shown).toContain(`${nth} 電話`);
    const boxes = objectsOf(view.blocks).filter((block) => block.type === 'rich_text');
    for (const box of boxes) expect(JSON.stringify(box).length).toBeLessThan(3_200);
  });

  test('says of a case that is filed that it needs no filing', () => {
    expect(JSON.stringify(supportTextView(accessWith('filed'), REAL))).toContain(
      'it needs no filing any more',
    );
  });

  test('says that there is no text for a request without a case', () => {
    expect(JSON.stringify(supportTextView(anEnableRequest(), REAL))).toContain(
      '*There is no text for R-1039 yet.*',
    );
  });
});
