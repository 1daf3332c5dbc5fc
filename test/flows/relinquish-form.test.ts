import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { type Leased, leaseNumbers, openImpact, REGION, TITLE } from './relinquish-support.ts';
import { cardOf, count, craftedClick, read, rows, told } from './support.ts';

describe('the form that relinquishes a number', () => {
  let stage: Stage;
  let numbers: readonly Leased[];
  beforeAll(async () => {
    stage = await openStage();
    numbers = await leaseNumbers(stage, await stage.addProject(), 5);
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    await stage.requester.topModal()?.close();
    expect(stage.slack.violations()).toEqual([]);
  });

  const numberAt = (nth: number): Leased => {
    const number = numbers[nth];
    if (number === undefined) throw new Error(`no number ${nth}`);
    return number;
  };
  const requests = () => count(stage, 'requests');

  it.each([' Delete ', 'DELETE', 'del', 'delete ', 'Delete'])(
    'does not take “%s” for delete, and loses nothing',
    async (typed) => {
      const before = await requests();
      const form = await openImpact(stage.requester, numberAt(0).phoneNumber);
      await form.fill('Why', 'The pilot is over.');
      await form.typeRaw('Type delete to confirm', typed);
      const sent = await form.submit();
      expect(sent).toMatchObject({
        kind: 'errors',
        by: 'app',
        errors: {
          'Type delete to confirm': 'Type delete in lower case, with nothing before or after it',
        },
      });
      expect(form.value('Why')).toBe('The pilot is over.');
      expect(form.value('Type delete to confirm')).toBe(typed);
      expect(await requests()).toBe(before);
    },
  );

  it('opens with the number that the words name, in any spelling', async () => {
    const { phoneNumber } = numberAt(0);
    const spelt = `${phoneNumber.slice(0, 2)} (${phoneNumber.slice(2, 5)}) ${phoneNumber.slice(5, 8)}-${phoneNumber.slice(8)}`;
    expect(read(await openImpact(stage.requester, spelt))).toContain(phoneNumber);
  });

  it('opens from the button of a number', async () => {
    const { id, phoneNumber } = numberAt(0);
    await craftedClick(stage, 'hub.release', String(id));
    const form = await stage.requester.modal({ where: (view) => view.has('Type delete to confirm') });
    expect(read(form)).toContain(phoneNumber);
  });

  it.each(['', undefined, 'x', '1e3', "1' or '1'='1"])(
    'lets the number be chosen from a button with the value %s',
    async (value) => {
      await craftedClick(stage, 'hub.release', value);
      const form = await stage.requester.modal({ where: (view) => view.submitLabel === 'Next' });
      expect(await form.search('Number', '')).toHaveLength(5);
    },
  );

  it('says that a number is not known', async () => {
    await craftedClick(stage, 'hub.release', '99999999');
    const form = await stage.requester.modal({ where: (view) => view.has('This number is not known here.') });
    expect(form.submitLabel).toBeUndefined();
  });

  it('says which words it did not understand', async () => {
    await stage.requester.command('/voice-release', 'one of <!channel> mine');
    const form = await stage.requester.modal({ where: (view) => view.submitLabel === 'Next' });
    expect(read(form)).toContain('does not name one number. Choose it here.');
    expect(await form.search('Number', 'Canada')).toHaveLength(5);
    expect(await form.search('Number', 'checkout')).toHaveLength(5);
    expect(await form.search('Number', 'Brazil')).toEqual([]);
  });

  it('asks for a number before it goes on', async () => {
    await stage.requester.command('/voice-release');
    const form = await (await stage.requester.modal({ title: TITLE })).settled();
    expect(await form.submit({ force: true })).toMatchObject({ errors: { Number: 'Choose a number' } });
  });

  it('says that nothing is left to do when the number is gone at AWS', async () => {
    stage.aws.voice.removeNumber(REGION, numberAt(1).awsId);
    await stage.requester.command('/voice-release', numberAt(1).phoneNumber);
    const form = await stage.requester.modal({ where: (view) => view.has('There is nothing left to do.') });
    expect([form.submitLabel, form.closeLabel]).toEqual([undefined, 'Done']);
  });

  it('says so when it went while the form was open', async () => {
    const form = await openImpact(stage.requester, numberAt(2).phoneNumber);
    await stage.world.context.db.execute(
      sql`update numbers set status = 'GONE' where id = ${numberAt(2).id}`,
    );
    await form.fill('Type delete to confirm', 'delete');
    expect((await form.submit()).kind).toBe('updated');
    expect(read(form)).toContain('There is nothing left to do.');
    expect(form.submitLabel).toBeUndefined();
  });

  it('tells the second of two who ask for the same number which request was first', async () => {
    const { phoneNumber } = numberAt(3);
    const [first, second] = [
      await openImpact(stage.requester, phoneNumber),
      await openImpact(stage.lead2, phoneNumber),
    ];
    for (const form of [first, second]) await form.fill('Type delete to confirm', 'delete');
    const sent = await Promise.all([first.submit(), second.submit()]);
    expect(sent.map(({ kind }) => kind).sort()).toEqual(['cleared', 'updated']);
    const late = sent[0]?.kind === 'updated' ? first : second;
    expect(read(late)).toContain(`already asks to relinquish ${phoneNumber}`);
    await stage.lead2.topModal()?.close();
    const [row] = await rows(stage, sql`select max(id)::int as id from requests`);
    await cardOf(stage.lead, Number(row?.['id']));
  });

  it('is one request when Slack delivers it twice', async () => {
    const before = await requests();
    const form = await openImpact(stage.requester, numberAt(4).phoneNumber);
    await form.fill('Type delete to confirm', 'delete');
    const { delivery } = await form.submit();
    if (delivery === undefined) throw new Error('nothing was sent');
    const again = await stage.slack.send.again(delivery, { duplicate: true });
    expect(again.status).toBe(200);
    expect(await requests()).toBe(before + 1);
  });

  it('is there from /voice release as well, and in the help', async () => {
    await stage.requester.command('/voice', 'release');
    await stage.requester.modal({ where: (view) => view.submitLabel === 'Next' });
    await stage.requester.command('/voice', 'help');
    expect(read(await told(stage.requester, 'What Dialtone can do'))).toContain('/voice release');
  });
});
