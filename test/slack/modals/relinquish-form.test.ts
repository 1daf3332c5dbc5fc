import { describe, expect, it } from 'vitest';
import { validateView } from '#src/local/slack/block-kit/validate.ts';
import { objectsOf } from '#src/local/slack/json.ts';
import { renderBlocks } from '#src/local/slack/render/blocks.ts';
import { drawChoice } from '#src/slack/modals/relinquish-form/choose.ts';
import { drawImpact } from '#src/slack/modals/relinquish-form/draw.ts';
import { readRelinquishForm } from '#src/slack/modals/relinquish-form/submit.ts';
import { aProject, FINISHED_AT } from '../../support/request-view.ts';
import { anImpact, anInventoryNumber } from '../../support/requests-of-every-kind.ts';
import { REAL, TEST_MODE } from '../cards/drawn.ts';

const names = { user: (id: string) => `@${id}`, channel: (id: string) => `#${id}` };
const seen = (view: ReturnType<typeof drawImpact>): string =>
  renderBlocks(objectsOf(view.blocks), names).join('\n');

const impact = anImpact();
const number = anInventoryNumber();

describe('the form that relinquishes a number', () => {
  it('shows what it means before the field that confirms', () => {
    expect(seen(drawImpact({ number, impact }, REAL))).toMatchInlineSnapshot(`
      "!warning +12065550142 may never be had again. Once AWS has taken it back, nobody can return it.
        Number | +12065550142
        Country and use case | United States · Transactional
        Project | Checkout alerts
        Owner | @U0LEAD since 3 Mar 2026
        Last billed month | December 2026
        Saved from January 2027 | USD 1.00 per month
      What depends on it
      Deletion protection is on; the approved request turns it off.
      It leaves pool checkout-pool.
      Registration: none.
      No call recorded by Dialtone.
      It is the last number of Checkout alerts in United States; calls from there stop.
      Why (optional): ____
      Type delete to confirm: ____
        Lower case, nothing before or after it.
      A lead decides. Then nothing happens for 7 days, in which you, the owner or a lead can keep the number."
    `);
  });

  it('has the guide’s word as a field, and nothing that is filled in for it', () => {
    const view = drawImpact({ number, impact }, REAL);
    expect(view).toMatchObject({
      title: { text: 'Relinquish a number' },
      submit: { text: 'Ask to relinquish' },
      close: { text: 'Cancel' },
      private_metadata: String(number.id),
    });
    const input = view.blocks.find((block) => block.block_id === 'confirmation');
    expect(input).toMatchObject({
      label: { text: 'Type delete to confirm' },
      hint: { text: 'Lower case, nothing before or after it.' },
      element: { type: 'plain_text_input' },
    });
    expect(input).not.toHaveProperty('optional');
    expect(input).not.toHaveProperty('element.initial_value');
  });

  it('names the month in which the grace period ends, not today’s', () => {
    const lateInNovember = { ...REAL, now: new Date('2026-11-26T12:00:00Z') };
    expect(seen(drawImpact({ number, impact }, lateInNovember))).toContain('December 2026');
    expect(seen(drawImpact({ number, impact }, { ...lateInNovember, graceMs: 0 }))).toContain(
      'November 2026',
    );
  });

  it('names both months where a later decision means one month more', () => {
    const draw = { ...REAL, now: new Date('2026-12-20T23:30:00Z') };
    expect(seen(drawImpact({ number, impact }, draw))).toContain(
      'December 2026, or January 2027 if approved from 25 Dec 2026, 00:00 UTC on',
    );
    expect(seen(drawImpact({ number, impact }, { ...draw, graceMs: 0 }))).not.toContain('January 2027, or');
  });

  it('says so where the price is not known, where it is a sample, and where there is no grace period', () => {
    const priceless = { ...number, monthlyCents: undefined };
    expect(seen(drawImpact({ number: priceless, impact }, REAL))).toContain('Not known');
    expect(seen(drawImpact({ number, impact }, TEST_MODE))).toContain('USD 1.00 (sample) per month');
    expect(seen(drawImpact({ number, impact }, { ...REAL, graceMs: 0 }))).toContain(
      'A lead decides. Then AWS takes the number back at once.',
    );
  });

  it('names what depends on the number', () => {
    const all = anImpact({ registrationId: 'reg-12', lastCallAt: FINISHED_AT, deletionProtected: false });
    const text = seen(drawImpact({ number, impact: all }, REAL));
    expect(text).toContain('Deletion protection is off.');
    expect(text).toContain('It leaves pool checkout-pool.');
    expect(text).toContain('Registration: reg-12.');
    expect(text).toContain('Last call: 24 Nov 2026, 09:31 UTC.');
  });

  it.each([
    ['usual', number, undefined],
    ['longest', { ...number, project: aProject({ name: '&'.repeat(64) }) }, '<&>*_~`'.repeat(200)],
    ['of no project and no owner', { ...number, project: undefined, owner: undefined }, ''],
  ])('is taken by Slack: %s', (_what, of, why) => {
    expect(validateView(drawImpact({ number: of, impact }, REAL, why), 'modal')).toEqual([]);
  });
});

describe('choosing the number', () => {
  it.each([undefined, '“+1206” does not name one number. Choose it here.', '&amp;'.repeat(100)])(
    'is taken by Slack with the note %s',
    (note) => {
      expect(validateView(drawChoice(note), 'modal')).toEqual([]);
    },
  );
});

it('reads the reason as text, and the typed word exactly as it was typed', () => {
  const values = {
    why: { 'relinquish-form.why': { type: 'plain_text_input', value: 'a\u0000b\r\nc' } },
    confirmation: { 'relinquish-form.confirmation': { type: 'plain_text_input', value: ' Delete ' } },
  };
  expect(readRelinquishForm(values)).toEqual({ why: 'a b\nc', confirmation: ' Delete ' });
  expect(readRelinquishForm({})).toEqual({ why: '', confirmation: '' });
});
