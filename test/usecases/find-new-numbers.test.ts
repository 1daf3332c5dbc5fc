import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { numbers } from '#db/schema/schema.ts';
import { AppError } from '#src/domain/errors.ts';
import { syncInventory } from '#src/usecases/sync-inventory.ts';
import { REGION, rowOf, storyOf } from '../support/inventory.ts';
import { LEAD, REQUESTER } from '../support/request-view.ts';
import { openScene, type Scene } from '../support/scene.ts';

const MINUTE = 60_000;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ awsIntervalMs: 0 });
});
afterEach(() => scene.close());

const sync = () => syncInventory(scene.context, REGION);
const actionsOf = async (awsId: string) =>
  (await storyOf(scene, (await rowOf(scene, awsId)).id)).map((event) => event.action);

describe('a number that nobody leased through Dialtone', () => {
  it('is found, without project and owner, and says so in its story', async () => {
    const { awsId } = scene.voice.arrive({ createdAt: new Date('2025-03-03T00:00:00Z') });
    await sync();
    expect(await rowOf(scene, awsId)).toMatchObject({
      projectId: null,
      ownerId: null,
      status: 'ACTIVE',
      monthlyCents: 100,
      leasedAt: new Date('2025-03-03T00:00:00Z'),
      readTagsAt: null,
    });
    const story = await storyOf(scene, (await rowOf(scene, awsId)).id);
    expect(story).toMatchObject([
      { action: 'number.found', after: { phoneNumber: '+12065550001', region: REGION } },
    ]);
  });

  it('belongs to the project and the owner that its tags name', async () => {
    const tags = { 'dialtone:project': 'checkout ALERTS', 'dialtone:requester': REQUESTER };
    const { awsId } = scene.voice.arrive({}, tags);
    await sync();
    expect(await rowOf(scene, awsId)).toMatchObject({ projectId: scene.projectId, ownerId: REQUESTER });
    expect(await actionsOf(awsId)).toEqual(['number.found', 'number.assigned']);
  });

  it('belongs to the later owner where its tags name one, and to nobody where they name nonsense', async () => {
    const project = { 'dialtone:project': 'Checkout alerts' };
    const owned = scene.voice.arrive(
      {},
      { ...project, 'dialtone:requester': REQUESTER, 'dialtone:owner': LEAD },
    );
    const odd = scene.voice.arrive({}, { ...project, 'dialtone:requester': "'; drop table" });
    const other = scene.voice.arrive({}, { 'dialtone:project': 'No such project' });
    await sync();
    expect((await rowOf(scene, owned.awsId)).ownerId).toBe(LEAD);
    expect(await rowOf(scene, odd.awsId)).toMatchObject({ projectId: scene.projectId, ownerId: null });
    expect(await rowOf(scene, other.awsId)).toMatchObject({ projectId: null, ownerId: null });
  });

  it('keeps waiting for its tags while AWS does not tell them', async () => {
    const { awsId } = scene.voice.arrive({}, { 'dialtone:project': 'Checkout alerts' });
    const { voice } = scene;
    const tags = voice.numberTags.bind(voice);
    voice.numberTags = () => Promise.reject(new AppError('aws_throttled'));
    expect(await sync()).toBeUndefined();
    expect(await rowOf(scene, awsId)).toMatchObject({
      projectId: null,
      readTagsAt: new Date(scene.clock.now().getTime() + MINUTE),
    });
    voice.numberTags = tags;
    scene.clock.advance(MINUTE);
    await sync();
    expect((await rowOf(scene, awsId)).projectId).toBe(scene.projectId);
  });

  it('is left out while AWS says that it is deleted', async () => {
    scene.voice.arrive({ status: 'DELETED' });
    await sync();
    expect(await scene.context.db.select().from(numbers)).toEqual([]);
  });
});
