import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { setLastProject } from '#db/queries/people.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { queueBackends } from '../support/redis.ts';
import { cardOf, type Fleet, openFleet } from './fleet.ts';

const REGIONS = ['us-east-1', 'eu-west-1'];
const LEAST_GAP_MS = 750;

describe.each(queueBackends())('two bots and three workers on $name', { timeout: 180_000 }, (backend) => {
  let fleet: Fleet | undefined;
  afterEach(() => fleet?.close());

  it('lease each of fourteen orders once, at the pace that AWS allows in each Region', async () => {
    fleet = await openFleet(backend);
    const { requester, lead, aws, slack, database } = fleet;
    const usProject = await fleet.addProject({ name: 'Alerts in America', region: 'us-east-1' });
    await fleet.start('bot', 'bot', 'worker', 'worker', 'worker');
    await askForNumbers(requester, [{ country: 'Canada', quantity: 4 }]);
    const euProject = await fleet.addProject({ name: 'Alerts in Europe', region: 'eu-west-1' });
    const rest = [
      { project: euProject, country: 'Canada', quantity: 4 },
      { project: usProject, country: 'Brazil', quantity: 3 },
      { project: euProject, country: 'Brazil', quantity: 3 },
    ];
    for (const { project, ...line } of rest) {
      // The form opens with the project of the last request.
      await setLastProject(database.db, requester.id as SlackUserId, project);
      await askForNumbers(requester, [line]);
    }
    const ids = ['R-1001', 'R-1002', 'R-1003', 'R-1004'];
    const cards = await Promise.all(ids.map((id) => cardOf(lead, id)));
    await Promise.all(cards.map((card) => lead.click(card, 'Approve')));
    for (const id of ids) {
      await requester.dm(
        (message) => message.text.includes(id) && /all \d numbers leased/.test(message.text),
      );
    }

    const numbers = REGIONS.map((region) => aws.state().regions[region]?.numbers.length);
    expect(numbers).toEqual([7, 7]);
    const orders = await database.db.execute(sql`select status, client_token, number_id from orders`);
    expect(orders.rows.map((order) => order.status)).toEqual(Array.from({ length: 14 }, () => 'leased'));
    const journal = await database.db.execute(
      sql`select order_id from aws_calls group by order_id having count(distinct client_token) > 1`,
    );
    expect(journal.rows).toEqual([]);
    const calls = aws.requests().filter((call) => call.operation === 'RequestPhoneNumber');
    expect(calls.filter((call) => call.errorType !== undefined)).toEqual([]);
    expect(calls).toHaveLength(14);
    for (const region of REGIONS) {
      const times = calls.filter((call) => call.region === region).map((call) => Date.parse(call.at));
      const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(LEAST_GAP_MS);
    }
    expect(aws.requests().filter((call) => call.errorType === 'ThrottlingException')).toEqual([]);
    expect(slack.violations()).toEqual([]);
  });
});
