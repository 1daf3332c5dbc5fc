import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAccountRoom, listLearnedPrices } from '#db/queries/numbers.ts';
import { learnPrices } from '#src/usecases/learn-prices.ts';
import { loadAccountRoom, loadRequestForm } from '#src/usecases/request-form.ts';
import { REQUESTER } from '../support/request-view.ts';
import { actorOf, openScene, type Scene } from '../support/scene.ts';

const REGION = 'us-east-1';
const MINUTE = 60_000;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

async function own(country: string, monthlyCents: number | undefined): Promise<void> {
  scene.voice.price = monthlyCents === undefined ? undefined : { monthlyCents, currency: 'USD' };
  await scene.voice.leaseNumber({
    region: REGION,
    country,
    useCase: 'TRANSACTIONAL',
    numberType: 'LONG_CODE',
    clientToken: `token-${country}-${monthlyCents}`,
    tags: {},
  });
}
const learn = () => learnPrices(scene.context, REGION);
const prices = async () =>
  (await listLearnedPrices(scene.context.db))
    .map(({ country, monthlyCents }) => [country, monthlyCents])
    .sort();

describe('learning prices', () => {
  it('takes what AWS bills for each country and type, and skips what has no price', async () => {
    await own('US', 100);
    await own('CA', 150);
    await own('GB', undefined);
    await learn();
    expect(await prices()).toEqual([
      ['CA', 150],
      ['US', 100],
    ]);
  });

  it('replaces what it learnt earlier, with the new date', async () => {
    await own('US', 100);
    await learn();
    scene.clock.advance(24 * 60 * MINUTE);
    scene.voice.forget('phone-0001');
    await own('US', 125);
    await learn();
    const { quote } = await loadRequestForm(scene.context, actorOf(REQUESTER));
    expect(quote({ country: 'US', numberType: 'LONG_CODE' })).toMatchObject({
      monthlyCents: 125,
      source: 'AWS',
      asOf: '2026-11-24',
    });
  });

  it('keeps what it knows when AWS no longer lists a number', async () => {
    await own('US', 100);
    await learn();
    scene.voice.forget('phone-0001');
    await learn();
    expect(await prices()).toEqual([['US', 100]]);
  });

  it('reads how many numbers still fit', async () => {
    scene.voice.room = { used: 7, max: 25 };
    await learn();
    expect(await findAccountRoom(scene.context.db, REGION)).toMatchObject({
      used: 7,
      max: 25,
      readAt: scene.clock.now(),
    });
  });

  it('fails with AWS’s code, for the job to be tried again', async () => {
    scene.voice.onList.fail('aws_throttled');
    await expect(learn()).rejects.toMatchObject({ code: 'aws_throttled' });
  });
});

describe('the room of the account', () => {
  const load = () => loadAccountRoom(scene.context, REGION);

  it('is asked for at most once a minute', async () => {
    scene.voice.room = { used: 1, max: 25 };
    expect(await load()).toMatchObject({ used: 1 });
    scene.voice.room = { used: 2, max: 25 };
    scene.clock.advance(MINUTE - 1);
    expect(await load()).toMatchObject({ used: 1 });
    scene.clock.advance(1);
    expect(await load()).toMatchObject({ used: 2 });
  });

  it('is not known while AWS does not say, and the form opens all the same', async () => {
    scene.voice.onRoom.fail('aws_access_denied');
    expect(await load()).toBeUndefined();
    expect(scene.log.lines).toMatchObject([{ level: 'warn', message: 'account limits could not be read' }]);
  });
});
