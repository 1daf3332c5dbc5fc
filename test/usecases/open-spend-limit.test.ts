import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { upsertAccount } from '#db/queries/accounts.ts';
import { listAuditEvents } from '#db/queries/audit.ts';
import { markProjectArchived } from '#db/queries/projects.ts';
import { ADMIN, aUser, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { actorOf, codeOf, GUEST, granted, openScene, type Scene } from '../support/scene.ts';
import { approve, limitOf, openLimit } from '../support/work-scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

/** What AWS told of us-east-1. */
async function known(enforcedUsd: number, maxUsd: number): Promise<void> {
  const now = scene.clock.now();
  const tier = { tier: 'production', value: 'PRODUCTION' } as const;
  const spendLimit = { enforcedUsd, maxUsd, isOverridden: enforcedUsd < maxUsd };
  await upsertAccount(scene.context.db, 'us-east-1', { tier, spendLimit, readAt: now, dueAt: now });
}

const archive = () =>
  scene.context.db.transaction((tx) =>
    markProjectArchived(tx, scene.projectId, aUser(ADMIN), scene.clock.now()),
  );

describe('asking for another spend limit', () => {
  it('keeps what was asked, where, and from which limit', async () => {
    await known(10, 50);
    const request = granted(await openLimit(scene, { limit: ' 50 ', purpose: ' More calls in December ' }));
    expect(request).toMatchObject({
      kind: 'spend_limit',
      status: 'pending',
      what: 'override',
      limitUsd: 50,
      fromUsd: 10,
      purpose: 'More calls in December',
    });
    expect((await listAuditEvents(scene.context.db, request.id))[0]?.after).toMatchObject({
      region: 'us-east-1',
      what: 'override',
      limitUsd: 50,
      fromUsd: 10,
    });
    expect(scene.queue.names()).not.toContain('limit.change');
    expect(scene.voice.changes).toEqual([]);
  });

  it('of AWS for a higher maximum starts from the present maximum', async () => {
    await known(10, 50);
    expect(granted(await openLimit(scene, { what: 'quota', limit: '51' })).fromUsd).toBe(50);
  });

  it('is taken while AWS has not told its maximum', async () => {
    const request = granted(await openLimit(scene, { limit: '1000000000' }));
    expect([request.limitUsd, request.fromUsd]).toEqual([1_000_000_000, undefined]);
  });

  it.each([
    ['', 'limit_missing'],
    ['0', 'limit_not_positive'],
    ['-5', 'limit_not_positive'],
    ['12.5', 'limit_malformed'],
    ['1,000', 'limit_malformed'],
    ['ten', 'limit_malformed'],
    ['1000000001', 'limit_too_high'],
    ['9'.repeat(40), 'limit_too_high'],
  ])('refuses “%s”', async (limit, code) => {
    expect(codeOf(await openLimit(scene, { limit }))).toBe(code);
  });

  it('refuses what does not fit the maximum of AWS', async () => {
    await known(10, 50);
    expect(codeOf(await openLimit(scene, { limit: '51' }))).toBe('limit_over_quota');
    expect(codeOf(await openLimit(scene, { what: 'quota', limit: '50' }))).toBe('limit_within_quota');
  });

  it('refuses a reason that is too long, and takes one of 500 characters', async () => {
    expect(codeOf(await openLimit(scene, { purpose: '😀'.repeat(501) }))).toBe('purpose_too_long');
    expect(codeOf(await openLimit(scene, { purpose: '😀'.repeat(500) }))).toBe('ok');
  });

  it('refuses an archived project, an unknown one and strangers', async () => {
    const projectId = 99 as Scene['projectId'];
    expect(codeOf(await openLimit(scene, { projectId }))).toBe('project_unknown');
    const actor = actorOf(REQUESTER, 'T0ELSEWHERE');
    expect(codeOf(await openLimit(scene, { actor }))).toBe('other_workspace');
    await archive();
    expect(codeOf(await openLimit(scene))).toBe('project_archived');
  });

  it('is one request for one form, however often it is sent', async () => {
    const sent = await Promise.all([1, 2, 3].map(() => openLimit(scene, { submissionKey: 'one form' })));
    expect(new Set(sent.map((each) => granted(each).id)).size).toBe(1);
  });
});

describe('the decision about a spend limit', () => {
  it('is never made by who asked, not even by a lead', async () => {
    const { id, status } = granted(await openLimit(scene, { actor: actorOf(LEAD) }));
    expect(status).toBe('pending');
    expect(codeOf(await approve(scene, id, LEAD))).toBe('own_request');
    expect(codeOf(await approve(scene, id, REQUESTER))).toBe('not_a_lead');
    expect(codeOf(await approve(scene, id, GUEST))).toBe('guest');
    expect(codeOf(await approve(scene, id, LEAD_2))).toBe('ok');
  });

  it('is one decision and one job when both leads approve at the same moment', async () => {
    const { id } = granted(await openLimit(scene));
    scene.queue.take();
    const results = await Promise.all([approve(scene, id, LEAD), approve(scene, id, LEAD_2)]);
    expect(results.map(codeOf).sort()).toEqual(['already_decided', 'ok']);
    expect(scene.queue.jobs.filter((job) => job.name === 'limit.change')).toEqual([
      { name: 'limit.change', payload: { id } },
    ]);
    expect((await limitOf(scene, id)).status).toBe('approved');
  });

  it('cannot be made for an archived project', async () => {
    const { id } = granted(await openLimit(scene));
    await archive();
    expect(codeOf(await approve(scene, id))).toBe('project_archived');
  });
});
