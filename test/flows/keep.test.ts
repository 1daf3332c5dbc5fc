import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RequestId } from '#src/domain/request.ts';
import type { Message } from '#src/local/slack/driver.ts';
import { relinquishNumber } from '#src/usecases/relinquish-number.ts';
import { openStage, type Stage } from '../support/stage.ts';
import {
  askToRelinquish,
  atAws,
  changesAtAws,
  type Leased,
  leaseNumbers,
  openImpact,
} from './relinquish-support.ts';
import { auditOf, cardOf, craftedClick, movableClock, read, requestRow, told } from './support.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('keeping a number', () => {
  let stage: Stage;
  let numbers: readonly Leased[];
  let asked = 1001;
  const clock = movableClock();
  beforeAll(async () => {
    stage = await openStage({ clock, sweepEveryMs: 100 });
    numbers = await leaseNumbers(stage, await stage.addProject(), 8);
  });
  afterAll(() => stage.close());
  afterEach(() => {
    expect(stage.slack.violations()).toEqual([]);
  });

  async function inGrace(): Promise<{ number: Leased; id: number; card: Message }> {
    const number = numbers[asked - 1001];
    if (number === undefined) throw new Error('no number is left');
    asked += 1;
    const card = await askToRelinquish(stage, number, asked);
    await stage.lead.click(card, 'Approve relinquishing', { confirm: true });
    return {
      number,
      id: asked,
      card: await stage.lead.redrawn(card, (message) => message.has('days left')),
    };
  }

  it('is one click, and everybody hears it', async () => {
    const { requester, lead, lead2 } = stage;
    const { number, id, card } = await inGrace();
    await lead2.click(card, 'Keep it');
    const kept = await lead.redrawn(card, (message) => message.has('Kept by @Lead two'));
    expect(kept.buttons()).toEqual([]);
    expect(read(kept)).toContain(`${number.phoneNumber} stays leased, deletion protection on.`);
    const words = `R-${id}: ${number.phoneNumber} was kept by @Lead two.`;
    await requester.dm((message) => message.text === words);
    await lead.reply(card, (message) => message.text === words);
    expect(await requestRow(stage, id)).toMatchObject({ status: 'kept' });
    expect((await auditOf(stage, id)).at(-1)).toBe('relinquish.kept');
    expect(changesAtAws(stage)).toEqual([]);
    expect(atAws(stage, number)).toMatchObject({ DeletionProtectionEnabled: true });

    await lead.click(card, 'Keep it', { stale: true });
    expect((await told(lead, `R-${id} was kept by @Lead two`)).text).toContain('Your click changed nothing.');
  });

  it('is one click for the owner who did not ask, in the message that tells them', async () => {
    const { requester: owner, lead, lead2 } = stage;
    const number = numbers[asked - 1001];
    if (number === undefined) throw new Error('no number is left');
    asked += 1;
    const form = await openImpact(lead2, number.phoneNumber);
    await form.fill('Type delete to confirm', 'delete');
    expect((await form.submit()).kind).toBe('cleared');
    const card = await cardOf(lead, asked);
    await lead.click(card, 'Approve relinquishing', { confirm: true });

    const notice = await owner.dm((message) => message.has(`your number ${number.phoneNumber}`));
    expect(read(notice)).toContain('7 days left');
    expect(read(notice)).toContain('@Lead two asked to relinquish it');
    expect(notice.buttons()).toEqual(['Keep it']);
    await owner.click(notice, 'Keep it');
    const after = await owner.redrawn(notice, (message) => message.has('Kept by @Requester'));
    expect(after.buttons()).toEqual([]);
    expect(read(after)).not.toContain('you asked');
    await lead.redrawn(card, (message) => message.has('Kept by @Requester'));
    await lead2.dm((message) => message.text === `R-${asked}: ${number.phoneNumber} was kept by @Requester.`);
  });

  it('is in reach of who asked and cannot see the card, until it is over', async () => {
    const { requester } = stage;
    const { id } = await inGrace();
    const receipt = await requester.dm((message) => message.has(`R-${id}: you asked to relinquish`));
    expect(receipt.buttons()).toEqual(['Keep it']);
    await requester.click(receipt, 'Keep it');
    const after = await requester.redrawn(receipt, (message) => message.has('Kept by @Requester'));
    expect(after.buttons()).toEqual([]);
  });

  it('is not for everybody', async () => {
    const { id } = await inGrace();
    await craftedClick(stage, 'request.keep', String(id), { id: 'U0MEMBER' });
    await told(
      stage.slack.person('U0MEMBER'),
      'Only the requester, the owner and the leads can keep this number.',
    );
    await craftedClick(stage, 'request.keep', String(id), { id: 'U0MEMBER', team: 'T0ELSEWHERE' });
    expect(await requestRow(stage, id)).toMatchObject({ status: 'approved' });
  });

  it('of a request that was never about a number, or is not there, is told so', async () => {
    const person = stage.slack.person('U0ADMIN');
    for (const value of ['1001', '99999', 'x', '']) {
      const before = person.ephemerals().length;
      await craftedClick(stage, 'request.keep', value, { id: person.id });
      await stage.slack.until(() => person.ephemerals().length === before + 1, 'an answer');
      expect(person.ephemerals().at(-1)?.text).toContain('a request that is not known here');
    }
  });

  it.each([1, 2, 3])('and the release at the same moment leave one of the two (%i)', async (nth) => {
    const { requester } = stage;
    const { number, id, card } = await inGrace();
    clock.advance(7 * DAY);
    const { context } = stage.world;
    const work = () => relinquishNumber(context, id as RequestId);
    const click = () => requester.click(card, 'Keep it', { stale: true });
    await Promise.all(nth % 2 === 0 ? [click(), work()] : [work(), click()]);
    const isKept = (await requestRow(stage, id))?.['status'] === 'kept';
    if (isKept) {
      await stage.lead.redrawn(card, (message) => message.has('Kept by @Requester'));
      expect(atAws(stage, number)).toBeDefined();
    } else {
      await told(requester, `It is too late to keep ${number.phoneNumber}`);
      await stage.lead.redrawn(card, (message) => message.has('per month less from'));
      expect(atAws(stage, number)).toBeUndefined();
    }
  });
});
