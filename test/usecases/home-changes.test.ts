import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homes } from '#db/schema/schema.ts';
import type { NumberId, SlackUserId } from '#src/domain/request.ts';
import { changeOwner } from '#src/usecases/change-owner.ts';
import { openHome } from '#src/usecases/publish-home.ts';
import { archiveProject, saveProject } from '#src/usecases/save-project.ts';
import { syncInventory } from '#src/usecases/sync-inventory.ts';
import { REGION, syncAgain } from '../support/inventory.ts';
import { ADMIN, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { insertNumberRow } from '../support/rows.ts';
import { actorOf, aPerson, CHANNEL, granted, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const MEMBER = 'U0MEMBER' as SlackUserId;
const EVERYBODY = [REQUESTER, LEAD, LEAD_2, ADMIN, MEMBER];

let scene: Scene;
let awsId: string;
let numberId: NumberId;
beforeEach(async () => {
  scene = await openScene({ awsIntervalMs: 0, redrawIntervalMs: 3000 });
  await scene.addPerson(aPerson(MEMBER));
  const arrived = scene.voice.arrive();
  awsId = arrived.awsId;
  const row = { awsId, arn: arrived.arn, projectId: scene.projectId, ownerId: REQUESTER };
  numberId = (await insertNumberRow(scene.context.db, row)).id;
  await syncInventory(scene.context, REGION);
  for (const userId of EVERYBODY) await openHome(scene.context, actorOf(userId));
  await workOff(scene);
});
afterEach(() => scene.close());

/** Whose Homes owe a publication now. */
async function stale(): Promise<SlackUserId[]> {
  const rows = await scene.context.db.select().from(homes);
  return rows
    .filter(({ publishAt }) => publishAt !== null)
    .map(({ userId }) => userId)
    .sort();
}

/** What the rows promise is done when it is due, by the sweep. */
async function later(): Promise<void> {
  scene.clock.advance(4000);
  scene.queue.jobs.push({ name: 'sweep', payload: {} });
  await workOff(scene);
}

/** The way to the card that the requester sees. */
const linkShown = () =>
  scene.notifier.homes.findLast(({ userId }) => userId === REQUESTER)?.content.mine[0]?.cardPermalink;

const input = { actor: actorOf(ADMIN), correlationId: 'click' };
const LEADS_AND_ADMIN = [ADMIN, LEAD, LEAD_2].sort();

describe('the App Homes that a change concerns', () => {
  it('are nobody’s while nothing changes', async () => {
    await syncAgain(scene);
    expect(await stale()).toEqual([]);
  });

  it('are the leads’ and the admins’ when AWS stops answering, once, and when it answers again', async () => {
    scene.voice.onList.fail('aws_unavailable');
    await syncAgain(scene);
    expect(await stale()).toEqual(LEADS_AND_ADMIN);
    await later();
    expect(await stale()).toEqual([]);
    scene.voice.onList.fail('aws_unavailable');
    await syncAgain(scene);
    expect(await stale()).toEqual([]);
    await syncAgain(scene);
    expect(await stale()).toEqual(LEADS_AND_ADMIN);
  });

  it('are the leads’ and the admins’ when AWS allows another spend limit', async () => {
    scene.voice.spend = { enforcedUsd: 500, maxUsd: 500, isOverridden: false };
    await syncAgain(scene);
    expect(await stale()).toEqual(LEADS_AND_ADMIN);
  });

  it('are the old and the new owner’s, and the leads’, when a number changes its owner', async () => {
    granted(await changeOwner(scene.context, { ...input, numberId, ownerId: MEMBER }));
    expect(await stale()).toEqual([LEAD, LEAD_2, MEMBER, REQUESTER].sort());
  });

  it('are the owner’s and the leads’ when AWS no longer has a number', async () => {
    scene.voice.forget(awsId);
    await syncAgain(scene);
    expect(await stale()).toEqual([LEAD, LEAD_2, REQUESTER].sort());
  });

  it('are those of the project and the owner that a found number’s tags name', async () => {
    const tags = { 'dialtone:project': 'Checkout alerts', 'dialtone:owner': MEMBER };
    scene.voice.arrive({}, tags);
    await syncAgain(scene);
    expect(await stale()).toEqual([LEAD, LEAD_2, MEMBER].sort());
  });

  it('are the former and the new leads’ when a project is edited', async () => {
    const fields = {
      name: 'Checkout alerts',
      region: REGION,
      channelId: CHANNEL,
      pinpointApplicationId: undefined,
    };
    const existing = { id: scene.projectId, version: 1 };
    granted(
      await saveProject(scene.context, { ...input, existing, fields: { ...fields, leads: [LEAD, MEMBER] } }),
    );
    expect(await stale()).toEqual([...LEADS_AND_ADMIN, MEMBER].sort());
  });

  it('are the leads’ and the admins’ when a project is archived', async () => {
    granted(await archiveProject(scene.context, { ...input, projectId: scene.projectId }));
    expect(await stale()).toEqual(LEADS_AND_ADMIN);
  });

  it('are the requester’s, the leads’ and the admins’ when something is asked, and when its card has a link', async () => {
    const concerned = [...LEADS_AND_ADMIN, REQUESTER].sort();
    await scene.ask();
    expect(await stale()).toEqual(concerned);
    for (const _ of ['card', 'receipt']) scene.notifier.onDeliver.fail('slack_unavailable');
    await later();
    expect(scene.notifier.homes.filter(({ content }) => content.mine.length > 0)).toHaveLength(2);
    expect(linkShown()).toMatch(/^https:/);
  });
});
