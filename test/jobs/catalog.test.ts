import { describe, expect, it } from 'vitest';
import { catalog, type Job, jobIdOf, QUEUE_NAMES } from '#jobs/catalog.ts';

const oneOfEach: readonly Job[] = [
  { name: 'sweep', payload: {} },
  { name: 'notice.deliver', payload: { id: 7 } },
  { name: 'card.redraw', payload: { id: 7 } },
  { name: 'request.expire', payload: { id: 7 } },
  { name: 'order.lease', payload: { id: 7 } },
  { name: 'numbers.check', payload: { region: 'eu-west-1' } },
  { name: 'inventory.sync', payload: { region: 'eu-west-1' } },
  { name: 'voice.enable', payload: { id: 7 } },
  { name: 'number.relinquish', payload: { id: 7 } },
  { name: 'case.follow', payload: { id: 7 } },
  { name: 'limit.change', payload: { id: 7 } },
  { name: 'call.place', payload: { id: 7 } },
  { name: 'home.publish', payload: { id: 7 } },
];

describe('the job catalog', () => {
  it('is covered by the examples of this file', () => {
    expect(oneOfEach.map((job) => job.name).sort()).toEqual(Object.keys(catalog).sort());
  });

  it('gives jobs of different names different ids, and the same row the same id', () => {
    const ids = oneOfEach.map(jobIdOf);

    expect(new Set(ids).size).toBe(oneOfEach.length);
    expect(jobIdOf({ name: 'order.lease', payload: { id: 7 }, notBefore: new Date() })).toBe('order.lease-7');
    expect(jobIdOf({ name: 'order.lease', payload: { id: 8 } })).toBe('order.lease-8');
    expect(jobIdOf({ name: 'numbers.check', payload: { region: 'us-east-1' } })).toBe(
      'numbers.check-us-east-1',
    );
  });

  it('makes ids that BullMQ accepts: without a colon, and not a number', () => {
    for (const id of oneOfEach.map(jobIdOf)) {
      expect(id).not.toContain(':');
      expect(id).not.toMatch(/^\d+$/);
    }
  });

  it('puts every job into a known queue, with at least one try', () => {
    for (const definition of Object.values(catalog)) {
      expect(QUEUE_NAMES).toContain(definition.queue);
      expect(definition.attempts).toBeGreaterThanOrEqual(1);
      expect(definition.backoffMs).toBeGreaterThan(0);
    }
  });

  it('accepts its own payloads, also with fields of a later version', () => {
    for (const job of oneOfEach) {
      const parsed = catalog[job.name].payload.safeParse({ ...job.payload, addedLater: true });

      expect(parsed, job.name).toEqual({ success: true, data: job.payload });
    }
  });

  it.each([{}, { id: '7' }, { id: 0 }, { id: 1.5 }, { id: null }])('refuses the row id of %j', (payload) => {
    expect(catalog['order.lease'].payload.safeParse(payload).success).toBe(false);
  });

  it('refuses an empty Region', () => {
    expect(catalog['numbers.check'].payload.safeParse({ region: '' }).success).toBe(false);
  });
});
