import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#src/domain/errors.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import { listVerified, loadOrigin, searchCallableNumbers } from '#src/usecases/call-form.ts';
import { aCallingNumber, anAskedCall, setTier } from '../support/calls.ts';
import { ADMIN, LEAD, REQUESTER } from '../support/request-view.ts';
import { actorOf, codeOf, GUEST, granted, openScene, type Scene, STRANGER } from '../support/scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const search = async (query = '', userId: SlackUserId = REQUESTER, limit = 100) =>
  (await searchCallableNumbers(scene.context, actorOf(userId), query, limit)).map((each) => each.phoneNumber);

describe('the numbers to call from', () => {
  beforeEach(async () => {
    const other = await scene.addProject({ name: 'Survey_100% calls', leads: [LEAD] });
    await aCallingNumber(scene, { phoneNumber: '+12065550101' });
    await aCallingNumber(scene, { phoneNumber: '+442079460102', country: 'GB', ownerId: LEAD });
    await aCallingNumber(scene, { phoneNumber: '+12065550103', projectId: other, ownerId: ADMIN });
    await aCallingNumber(scene, { phoneNumber: '+12065550104', projectId: null, ownerId: null });
    await aCallingNumber(scene, { phoneNumber: '+12065550105', status: 'PENDING' });
    await aCallingNumber(scene, { phoneNumber: '+12065550106', capabilities: ['SMS'] });
    await aCallingNumber(scene, { phoneNumber: '+12065550107', relinquishedAt: scene.clock.now() });
  });

  it.each([
    ['their own, for a member', REQUESTER, ['+12065550101']],
    ['those of their projects, for a lead', LEAD, ['+12065550103', '+442079460102', '+12065550101']],
    [
      'all that can call, for an admin',
      ADMIN,
      ['+12065550104', '+12065550103', '+442079460102', '+12065550101'],
    ],
    ['none, for a guest', GUEST, []],
    ['none, for somebody unknown', STRANGER, []],
  ] as const)('are %s', async (_which, userId, numbers) => {
    expect(await search('', userId)).toEqual(numbers);
  });

  it.each([
    ['0102', ['+442079460102']],
    ['(206) 555-01', ['+12065550104', '+12065550103', '+12065550101']],
    ['united k', ['+442079460102']],
    ['gb', ['+442079460102']],
    ['checkout', ['+442079460102', '+12065550101']],
    ['SURVEY', ['+12065550103']],
    ['0%', ['+12065550103']],
    ['y_1', ['+12065550103']],
    ['%', ['+12065550103']],
    ["'; drop table numbers; --", []],
    ['nothing', []],
  ])('are found by %j', async (query, numbers) => {
    expect(await search(query, ADMIN)).toEqual(numbers);
  });

  it('are as many as Slack shows at most', async () => {
    expect(await search('', ADMIN, 2)).toHaveLength(2);
  });

  it('are never another workspace’s', async () => {
    const stranger = actorOf(LEAD, 'T0OTHER');
    expect(await searchCallableNumbers(scene.context, stranger, '', 100)).toEqual([]);
  });
});

describe('the number that was chosen', () => {
  it('comes with what holds for its account', async () => {
    const numberId = await aCallingNumber(scene);
    await setTier(scene, 'sandbox');
    await anAskedCall(scene, numberId);
    await anAskedCall(scene, numberId, { isDryRun: true });
    expect(granted(await loadOrigin(scene.context, actorOf(REQUESTER), numberId))).toMatchObject({
      number: { id: numberId, region: 'us-east-1' },
      tier: 'sandbox',
      callsOfDay: 1,
    });
  });

  it('has an unknown tier until AWS was asked', async () => {
    const numberId = await aCallingNumber(scene);
    const origin = granted(await loadOrigin(scene.context, actorOf(REQUESTER), numberId));
    expect(origin).toMatchObject({ tier: 'unknown', callsOfDay: 0 });
  });

  it('is refused to who may not call from it', async () => {
    const numberId = await aCallingNumber(scene);
    expect(codeOf(await loadOrigin(scene.context, actorOf(GUEST), numberId))).toBe('may_not_call');
  });
});

describe('verified destinations', () => {
  it('are those that AWS has verified', async () => {
    scene.voice.destinations.push(
      { awsId: 'd-1', phoneNumber: '+442079460958', status: 'VERIFIED' },
      { awsId: 'd-2', phoneNumber: '+442079460959', status: 'PENDING' },
      { awsId: 'd-3', phoneNumber: '+442079460960', status: 'UNSUPPORTED' },
    );
    expect(await listVerified(scene.context, 'us-east-1')).toEqual(['+442079460958']);
  });

  it('are not known while AWS is away, which is logged', async () => {
    scene.voice.listVerifiedDestinations = async () => {
      throw new AppError('aws_unavailable');
    };
    expect(await listVerified(scene.context, 'us-east-1')).toBeUndefined();
    expect(scene.log.lines).toMatchObject([{ level: 'warn', fields: { code: 'aws_unavailable' } }]);
  });
});
