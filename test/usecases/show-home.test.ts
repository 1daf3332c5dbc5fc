import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markAccountAway, upsertAccount } from '#db/queries/accounts.ts';
import { upsertAccountRoom } from '#db/queries/numbers.ts';
import type { HomeContent } from '#src/domain/home-content.ts';
import type { ProjectId, RequestId, SlackUserId } from '#src/domain/request.ts';
import { showHome } from '#src/usecases/show-home.ts';
import { ADMIN, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { insertNumberRow, insertRequestRow } from '../support/rows.ts';
import { actorOf, aPerson, GUEST, openScene, type Scene } from '../support/scene.ts';

const OWNER = 'U0OWNER' as SlackUserId;
const FORMER = 'U0FORMER' as SlackUserId;

let scene: Scene;
let survey: ProjectId;
let requestId: RequestId;
beforeAll(async () => {
  scene = await openScene();
  const { db } = scene.context;
  await scene.addPerson(aPerson(OWNER));
  await scene.addPerson(aPerson(FORMER, { isGuest: true }));
  survey = await scene.addProject({ name: 'Survey calls', region: 'eu-west-1', leads: [LEAD_2, FORMER] });
  ({ id: requestId } = await scene.ask());
  await insertRequestRow(db, { projectId: survey, requesterId: GUEST, submissionKey: 'guest' });
  const ofProject = { projectId: scene.projectId, ownerId: OWNER, monthlyCents: 100 };
  await insertNumberRow(db, ofProject);
  await insertNumberRow(db, { ...ofProject, ownerId: REQUESTER });
  await insertNumberRow(db, { ...ofProject, ownerId: GUEST, currency: 'EUR' });
  await insertNumberRow(db, { ...ofProject, monthlyCents: null });
  await insertNumberRow(db, { ...ofProject, status: 'GONE' });
  await insertNumberRow(db, { ...ofProject, relinquishedAt: scene.clock.now() });
  await insertNumberRow(db, { ...ofProject, projectId: survey, region: 'eu-west-1' });
});
afterAll(() => scene.close());

const show = (userId: SlackUserId, teamId?: string) =>
  showHome(scene.context, actorOf(userId, teamId), false);

const numbersIn = ({ numbers }: HomeContent) =>
  numbers.map(({ project, count, cost }) => [project.name, count, cost]);

describe('what an App Home shows', () => {
  it('is what waits for a lead, and the numbers of their projects with what they cost', async () => {
    const home = await show(LEAD);
    expect(home.toDecide.map(({ id }) => id)).toEqual([requestId]);
    const known = expect.toSatisfy((costs: readonly unknown[]) => costs.length === 2);
    expect(numbersIn(home)).toEqual([['Checkout alerts', 4, { known, unknownQuantity: 1 }]]);
    expect(home.numbers[0]?.cost.known).toContainEqual({ currency: 'USD', monthlyCents: 200 });
    expect(home.numbers[0]?.cost.known).toContainEqual({ currency: 'EUR', monthlyCents: 100 });
  });

  it('is what a requester asked for, and the projects that they own a number in', async () => {
    const home = await show(REQUESTER);
    expect(home.mine.map(({ id }) => id)).toEqual([requestId]);
    expect(home).toMatchObject({ mineCount: 1, toDecide: [], toDecideCount: 0, isAdmin: false });
    expect(numbersIn(home).map(([name]) => name)).toEqual(['Checkout alerts']);
  });

  it('has projects by name', async () => {
    expect(numbersIn(await show(OWNER)).map(([name]) => name)).toEqual(['Checkout alerts', 'Survey calls']);
  });

  it('has no project in which the only number is gone', async () => {
    const { db } = scene.context;
    const empty = await scene.addProject({ name: 'Empty', leads: [ADMIN] });
    await insertNumberRow(db, { projectId: empty, ownerId: ADMIN, status: 'DELETED' });
    expect(await show(ADMIN)).toMatchObject({ numbers: [], isAdmin: true, hasProjects: true });
  });

  it('is for a guest their own requests and numbers, and nothing of anybody else', async () => {
    const home = await show(GUEST);
    expect(home).toMatchObject({ toDecide: [], toDecideCount: 0, mineCount: 1, regions: [] });
    expect(numbersIn(home)).toEqual([
      ['Checkout alerts', 1, { known: [{ currency: 'EUR', monthlyCents: 100 }], unknownQuantity: 0 }],
    ]);
  });

  it('has nothing to decide for a lead who became a guest', async () => {
    expect((await show(LEAD_2)).toDecideCount).toBe(2);
    expect(await show(FORMER)).toMatchObject({ toDecide: [], toDecideCount: 0, numbers: [] });
  });

  it('is nothing of ours for another workspace', async () => {
    const home = await show(LEAD, 'T0OTHER');
    expect(home).toMatchObject({ toDecide: [], mine: [], numbers: [], regions: [], hasProjects: false });
  });
});

describe('the Regions in an App Home', () => {
  it('are those of the projects, with their room where AWS has told of it', async () => {
    const { db } = scene.context;
    const unread = { account: undefined, awayAt: undefined };
    expect((await show(REQUESTER)).regions).toEqual([
      { region: 'eu-west-1', ...unread },
      { region: 'us-east-1', ...unread },
    ]);
    const read = { readAt: scene.clock.now(), dueAt: scene.clock.now() };
    const spendLimit = { enforcedUsd: 1, maxUsd: 1, isOverridden: false };
    const tier = { tier: 'sandbox', value: 'SANDBOX' } as const;
    for (const region of ['us-east-1', 'ap-south-1'])
      await upsertAccount(db, region, { tier, spendLimit, ...read });
    await upsertAccountRoom(db, 'us-east-1', { used: 18, max: 25 }, read.readAt);
    const awayAt = scene.clock.now();
    await markAccountAway(db, 'eu-west-1', awayAt, awayAt);
    expect((await show(REQUESTER)).regions).toMatchObject([
      { region: 'eu-west-1', account: undefined, awayAt },
      {
        region: 'us-east-1',
        account: { tier: 'sandbox', spendLimit, room: { used: 18, max: 25 } },
        awayAt: undefined,
      },
    ]);
  });
});
