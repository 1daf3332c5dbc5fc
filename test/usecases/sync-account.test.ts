import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAccount } from '#db/queries/accounts.ts';
import { findAccountRoom } from '#db/queries/numbers.ts';
import { auditEvents, notices } from '#db/schema/schema.ts';
import { jobIdOf } from '#jobs/catalog.ts';
import { collectDue } from '#src/usecases/collect-due.ts';
import { readAccount } from '#src/usecases/read-account.ts';
import { loadAccountRoom } from '#src/usecases/request-form.ts';
import { archiveProject } from '#src/usecases/save-project.ts';
import { syncInventory } from '#src/usecases/sync-inventory.ts';
import { HOUR, REGION, syncAgain } from '../support/inventory.ts';
import { ADMIN } from '../support/request-view.ts';
import { actorOf, CHANNEL, openScene, type Scene } from '../support/scene.ts';

const MINUTE = 60_000;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ awsIntervalMs: 0 });
});
afterEach(() => scene.close());

const sync = () => syncInventory(scene.context, REGION);

describe('the tier of the account', () => {
  const told = () => scene.context.db.select().from(notices);
  const audited = async () =>
    (await scene.context.db.select().from(auditEvents)).filter(
      ({ action }) => action === 'account.tier_changed',
    );

  it('is told to each channel of the Region’s projects once, when AWS changes it', async () => {
    await scene.addProject({ name: 'Survey calls', channelId: CHANNEL });
    await scene.addProject({ name: 'Night shift', channelId: 'C0NIGHT' });
    await scene.addProject({ name: 'Elsewhere', channelId: 'C0EAST', region: 'eu-west-1' });
    const archived = await scene.addProject({ name: 'Old calls', channelId: 'C0OLD' });
    const input = { actor: actorOf(ADMIN), correlationId: 'click', projectId: archived };
    await archiveProject(scene.context, input);
    await sync();
    expect(await told()).toEqual([]);
    scene.voice.tier = { tier: 'production', value: 'PRODUCTION' };
    await syncAgain(scene);
    await syncAgain(scene);
    const facts = { about: 'tier', region: REGION, from: 'sandbox' };
    expect(await told()).toMatchObject([
      { kind: 'tier_changed', recipient: CHANNEL, facts },
      { kind: 'tier_changed', recipient: 'C0NIGHT', facts },
    ]);
    expect(await audited()).toMatchObject([
      { before: { tier: 'sandbox' }, after: { region: REGION, from: 'sandbox', to: 'production' } },
    ]);
  });

  it('is told again when AWS takes production back, and never when AWS says something unknown', async () => {
    scene.voice.tier = { tier: 'production', value: 'PRODUCTION' };
    await sync();
    scene.voice.tier = { tier: 'sandbox', value: 'SANDBOX' };
    await syncAgain(scene);
    scene.voice.tier = { tier: 'unknown', value: 'ELSEWHERE' };
    await syncAgain(scene);
    expect(await told()).toHaveLength(1);
    expect(await findAccount(scene.context.db, REGION)).toMatchObject({
      tier: 'unknown',
      tierValue: 'ELSEWHERE',
    });
  });

  it('is told when AWS changes it by way of something unknown', async () => {
    await sync();
    scene.voice.tier = { tier: 'unknown', value: 'IN_REVIEW' };
    await syncAgain(scene);
    expect(await told()).toEqual([]);
    scene.voice.tier = { tier: 'production', value: 'PRODUCTION' };
    await syncAgain(scene);
    expect(await told()).toMatchObject([{ kind: 'tier_changed', facts: { from: 'sandbox' } }]);
  });

  it('is as of the question, however late the answer came', async () => {
    const readAt = scene.clock.now();
    scene.voice.onTier.meet(async () => scene.clock.advance(MINUTE));
    await readAccount(scene.context, REGION, readAt);
    expect(await findAccount(scene.context.db, REGION)).toMatchObject({ tier: 'sandbox', readAt });
  });

  it('is told once when two workers see the change', async () => {
    await sync();
    scene.voice.tier = { tier: 'production', value: 'PRODUCTION' };
    const dueAt = scene.clock.now();
    await Promise.all([1, 2].map(() => readAccount(scene.context, REGION, dueAt)));
    expect(await told()).toHaveLength(1);
    expect(await audited()).toHaveLength(1);
  });
});

describe('the Regions that are read', () => {
  it('are those of projects that are not archived, and those that still have a number', async () => {
    await scene.addProject({ name: 'Elsewhere', region: 'eu-west-1' });
    await collectDue(scene.context);
    expect(scene.queue.take().map(jobIdOf)).toEqual(['inventory.sync-eu-west-1', 'inventory.sync-us-east-1']);
    scene.voice.arrive();
    await sync();
    const input = { actor: actorOf(ADMIN), correlationId: 'click', projectId: scene.projectId };
    await archiveProject(scene.context, input);
    scene.clock.advance(HOUR);
    scene.queue.take();
    await collectDue(scene.context);
    expect(scene.queue.take().map(jobIdOf)).toContain('inventory.sync-us-east-1');
    scene.voice.forget('phone-0001');
    await syncAgain(scene);
    scene.clock.advance(HOUR);
    await collectDue(scene.context);
    expect(scene.queue.take().map(jobIdOf)).not.toContain('inventory.sync-us-east-1');
  });
});

describe('the room of the account', () => {
  const load = () => loadAccountRoom(scene.context, REGION);

  it('is read with the numbers', async () => {
    scene.voice.room = { used: 7, max: 25 };
    await sync();
    const readAt = scene.clock.now();
    expect(await findAccountRoom(scene.context.db, REGION)).toMatchObject({ used: 7, max: 25, readAt });
  });

  it('is asked for at most once a minute', async () => {
    scene.voice.room = { used: 1, max: 25 };
    expect(await load()).toMatchObject({ used: 1 });
    scene.voice.room = { used: 2, max: 25 };
    scene.clock.advance(MINUTE - 1);
    expect(await load()).toMatchObject({ used: 1 });
    scene.clock.advance(1);
    expect(await load()).toMatchObject({ used: 2 });
  });

  it('is asked for again a minute after the question, however late the answer came', async () => {
    scene.voice.room = { used: 1, max: 25 };
    scene.voice.onRoom.meet(async () => scene.clock.advance(MINUTE));
    await load();
    scene.voice.room = { used: 2, max: 25 };
    expect(await load()).toMatchObject({ used: 2 });
  });

  it('is not known while AWS does not say, and the form opens all the same', async () => {
    scene.voice.onRoom.fail('aws_access_denied');
    expect(await load()).toBeUndefined();
    expect(scene.log.lines).toMatchObject([{ level: 'warn', message: 'account limits could not be read' }]);
  });
});
