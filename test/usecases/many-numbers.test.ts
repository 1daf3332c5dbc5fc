import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { numbers } from '#db/schema/schema.ts';
import { exportNumbers } from '#src/usecases/export-numbers.ts';
import { type InventoryView, searchNumbers, showNumbers } from '#src/usecases/show-numbers.ts';
import { cells } from '../support/csv.ts';
import { LEAD, REQUESTER, TEAM } from '../support/request-view.ts';
import { actorOf, granted, openScene, type Scene } from '../support/scene.ts';

const ALL: InventoryView = { show: 'all', query: '', page: 0 };

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

describe('ten thousand numbers', () => {
  it('are listed, summed, searched and exported right', async () => {
    const rows = Array.from({ length: 10_000 }, (_, nth) => ({
      awsId: `phone-${nth}`,
      arn: `arn:aws:sms-voice:us-east-1:123456789012:phone-number/phone-${nth}`,
      region: 'us-east-1',
      phoneNumber: `+1206${String(nth).padStart(7, '0')}`,
      country: nth % 100 === 0 ? 'CA' : 'US',
      useCase: 'TRANSACTIONAL' as const,
      numberType: 'LONG_CODE',
      capabilities: ['VOICE'],
      status: 'ACTIVE' as const,
      monthlyCents: 100,
      currency: 'USD',
      deletionProtected: true,
      projectId: scene.projectId,
      ownerId: nth % 1000 === 0 ? REQUESTER : null,
      leasedAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(nth / 3) * 1000),
      checkedAt: scene.clock.now(),
    }));
    for (let start = 0; start < rows.length; start += 2000)
      await scene.context.db.insert(numbers).values(rows.slice(start, start + 2000));
    const last = granted(await showNumbers(scene.context, actorOf(LEAD), { ...ALL, page: 199 }));
    expect(last).toMatchObject({ pages: 200, sums: { count: 10_000, unpriced: 0 } });
    expect(last.sums.priced).toEqual([{ currency: 'USD', monthlyCents: 1_000_000 }]);
    expect(last.numbers.map(({ phoneNumber }) => phoneNumber).at(-1)).toBe('+12060000000');
    const mine = granted(await showNumbers(scene.context, actorOf(REQUESTER), { ...ALL, show: 'mine' }));
    expect(mine.sums.count).toBe(10);
    const found = await searchNumbers(scene.context, actorOf(LEAD), '0009876', 100);
    expect(found.map(({ phoneNumber }) => phoneNumber)).toEqual(['+12060009876']);
    expect(await searchNumbers(scene.context, actorOf(LEAD), 'canada', 100)).toHaveLength(100);
    const filters = { country: 'CA' };
    const canadian = granted(await showNumbers(scene.context, actorOf(LEAD), { ...ALL, page: 1, filters }));
    expect(canadian).toMatchObject({
      pages: 2,
      sums: { count: 100 },
      choices: { country: expect.any(Array) },
    });
    expect(canadian.numbers.at(-1)?.phoneNumber).toBe('+12060000000');
    const facts = { teamId: TEAM, projectId: null, ownerId: null, leadId: null, query: '' };
    const file = await exportNumbers(scene.context, { about: 'export', ...facts });
    const exported = cells(file).map(([number]) => number);
    expect(exported).toHaveLength(10_001);
    expect(new Set(exported).size).toBe(10_001);
    expect(exported.at(-1)).toBe("'+12060000000");
  });
});
