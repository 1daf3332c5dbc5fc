import { afterEach, describe, expect, it } from 'vitest';
import type { Stage } from '../support/stage.ts';
import {
  askToRelinquish,
  atAws,
  changesAtAws,
  inventoryOf,
  leaseNumbers,
  REGION,
  TITLE,
} from './relinquish-support.ts';
import { auditOf, cardOf, movableClock, ownStage, read, requestRow, told } from './support.ts';

const DAY = 24 * 60 * 60 * 1000;

let stages: Stage[] = [];
async function openOwn(options: Parameters<typeof ownStage>[0] = {}): Promise<Stage> {
  const stage = await ownStage(options);
  stages.push(stage);
  return stage;
}
afterEach(() => {
  for (const stage of stages) expect(stage.slack.violations()).toEqual([]);
  stages = [];
});

describe('relinquishing a number', () => {
  it('chooses it, reads what it means, types delete, waits for a lead and the grace period, and is rid of it', async () => {
    const clock = movableClock();
    const stage = await openOwn({ clock, sweepEveryMs: 100 });
    const { requester, lead, aws } = stage;
    const [number, other] = await leaseNumbers(stage, await stage.addProject(), 2);
    if (number === undefined || other === undefined) throw new Error('no numbers');
    const pool = aws.voice.putInPool(REGION, number.awsId);
    aws.voice.putInPool(REGION, other.awsId, pool);

    await requester.command('/voice-release');
    const choice = await (await requester.modal({ title: TITLE })).settled();
    const [label = ''] = await choice.search('Number', number.phoneNumber.slice(-4));
    expect(label).toBe(`${number.phoneNumber} · Canada · Checkout alerts`);
    await choice.pick('Number', label, { query: number.phoneNumber.slice(-4) });
    expect((await choice.submit()).kind).toBe('updated');
    const form = await requester.modal({ title: TITLE, where: (view) => view.has('Type delete to confirm') });
    const words = read(form);
    for (const fragment of [
      `${number.phoneNumber} may never be had again.`,
      'Canada · Transactional',
      'USD 1.00 (sample) per month',
      'Deletion protection is on; the approved request turns it off.',
      `It leaves pool ${pool}.`,
      'Registration: none.',
      'No call recorded by Dialtone.',
    ])
      expect(words).toContain(fragment);
    expect(words).not.toContain('It is the last number');
    await form.fill('Why', 'The pilot is over.');
    await form.fill('Type delete to confirm', 'delete');
    expect((await form.submit()).kind).toBe('cleared');

    await requester.dm((message) => message.has('R-1002 is with the leads.'));
    const card = await cardOf(lead, 1002);
    expect(read(card)).toContain(`It leaves pool ${pool}.`);
    expect(read(card)).toContain('The pilot is over.');
    expect(card.buttons()).toEqual(['Approve relinquishing', 'Deny']);
    const dialog = lead.on(card).dialog('Approve relinquishing').join(' ');
    expect(dialog).toContain('It may never be had again.');
    await lead.click(card, 'Approve relinquishing', { confirm: true });
    const grace = await lead.redrawn(card, (message) => message.has('7 days left'));
    expect(grace.buttons()).toEqual(['Keep it']);
    expect(changesAtAws(stage)).toEqual([]);

    clock.advance(2 * DAY);
    await lead.redrawn(card, (message) => message.has('5 days left'));
    clock.advance(4 * DAY + 60 * 60_000);
    const reminder = await lead.reply(card, (message) => message.has('will be relinquished'));
    expect(read(reminder)).toContain('@Requester');
    expect(reminder.buttons()).toEqual(['Keep it']);
    await lead.redrawn(card, (message) => message.has('23 hours left'));

    clock.advance(DAY);
    const done = await lead.redrawn(card, (message) => message.has('per month less from'));
    expect(read(done)).toContain('Relinquished');
    expect(done.buttons()).toEqual([]);
    await requester.dm((message) => message.text === `R-1002: ${number.phoneNumber} is relinquished.`);
    await lead.reply(card, (message) => message.text === `R-1002: ${number.phoneNumber} is relinquished.`);
    expect(atAws(stage, number)).toBeUndefined();
    expect(atAws(stage, other)).toMatchObject({ PoolId: pool, DeletionProtectionEnabled: true });
    expect(changesAtAws(stage)).toEqual([
      'DisassociateOriginationIdentity',
      'UpdatePhoneNumber',
      'ReleasePhoneNumber',
    ]);
    expect(await requestRow(stage, 1002)).toMatchObject({ status: 'relinquished' });
    expect((await auditOf(stage, 1002)).filter((action) => action.startsWith('number.'))).toEqual([
      'number.pool_left',
      'number.protection_changed',
      'number.released',
    ]);

    await requester.command('/voice', 'status R-1002');
    expect(read(await told(requester, `R-1002: Relinquish ${number.phoneNumber}`))).toContain('Relinquished');
    await requester.command('/voice', `release ${number.phoneNumber}`);
    const gone = await requester.modal({
      title: TITLE,
      where: (view) => view.has('does not name one number'),
    });
    expect(await gone.search('Number', number.phoneNumber)).toEqual([]);
  });

  it('releases at once where there is no grace period', async () => {
    const stage = await openOwn({ config: { releaseGraceMs: 0 } });
    const { lead } = stage;
    const [number] = await leaseNumbers(stage, await stage.addProject(), 1);
    if (number === undefined) throw new Error('no number');
    const card = await askToRelinquish(stage, number, 1002);
    await lead.click(card, 'Approve relinquishing', { confirm: true });
    await lead.redrawn(card, (message) => message.has('per month less from'));
    expect(atAws(stage, number)).toBeUndefined();
  });

  it('tells what AWS refuses, protects the number again, and asks again from there', async () => {
    const stage = await openOwn({ config: { releaseGraceMs: 0 } });
    const { lead, requester, aws } = stage;
    const [number] = await leaseNumbers(stage, await stage.addProject(), 1);
    if (number === undefined) throw new Error('no number');
    aws.faults.add({ fault: 'release-refused', times: 1 });
    const card = await askToRelinquish(stage, number, 1002, 'The pilot is over.');
    await lead.click(card, 'Approve relinquishing', { confirm: true });
    const failed = await lead.redrawn(card, (message) => message.has('Not relinquished: AWS refused it.'));
    expect(read(failed)).toContain('Still leased, protection on.');
    expect(atAws(stage, number)).toMatchObject({ DeletionProtectionEnabled: true });
    const result = await requester.dm((message) => message.buttons().includes('Ask again'));
    await requester.click(result, 'Ask again');
    const form = await requester.modal({ where: (view) => view.has('Type delete to confirm') });
    expect(form.value('Why')).toBe('The pilot is over.');
    expect(form.value('Type delete to confirm')).toBe('');
    await form.fill('Type delete to confirm', 'delete');
    expect((await form.submit()).kind).toBe('cleared');
    const again = await cardOf(lead, 1003);
    await lead.click(again, 'Approve relinquishing', { confirm: true });
    await lead.redrawn(again, (message) => message.has('per month less from'));
    expect(atAws(stage, number)).toBeUndefined();
  });

  it('claims nothing of a number that somebody else released meanwhile', async () => {
    const stage = await openOwn({ config: { releaseGraceMs: 0 } });
    const { lead, aws } = stage;
    const [number] = await leaseNumbers(stage, await stage.addProject(), 1);
    if (number === undefined) throw new Error('no number');
    const card = await askToRelinquish(stage, number, 1002);
    aws.voice.removeNumber(REGION, number.awsId);
    await lead.click(card, 'Approve relinquishing', { confirm: true });
    await lead.redrawn(card, (message) => message.has('it is no longer at AWS'));
    expect(changesAtAws(stage)).toEqual([]);
  });

  it('stops when a registration has come since the approval, and changes nothing', async () => {
    const clock = movableClock();
    const stage = await openOwn({ clock, sweepEveryMs: 100 });
    const { lead, aws } = stage;
    const [number] = await leaseNumbers(stage, await stage.addProject(), 1);
    if (number === undefined) throw new Error('no number');
    const card = await askToRelinquish(stage, number, 1002);
    await lead.click(card, 'Approve relinquishing', { confirm: true });
    await lead.redrawn(card, (message) => message.has('7 days left'));
    aws.voice.attachRegistration(REGION, number.awsId, 'registration-12');
    clock.advance(7 * DAY);
    await lead.redrawn(card, (message) => message.has('it has changed since a lead approved it'));
    expect(changesAtAws(stage)).toEqual([]);
    expect(await inventoryOf(stage)).toHaveLength(1);
  });

  it.each(['lost-answer', 'internal-error', 'throttle'] as const)(
    'is done in the end when AWS fails once with %s',
    async (fault) => {
      const stage = await openOwn({ config: { releaseGraceMs: 0 } });
      const { lead, aws } = stage;
      const [number] = await leaseNumbers(stage, await stage.addProject(), 1);
      if (number === undefined) throw new Error('no number');
      const card = await askToRelinquish(stage, number, 1002);
      aws.faults.add({ fault, operation: 'ReleasePhoneNumber', times: 1 });
      await lead.click(card, 'Approve relinquishing', { confirm: true });
      await lead.redrawn(card, (message) => message.has('per month less from'));
      expect(atAws(stage, number)).toBeUndefined();
    },
  );
});
