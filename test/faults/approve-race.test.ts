import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { queueBackends } from '../support/redis.ts';
import { CHANNEL, cardOf, type Fleet, openFleet, REGION } from './fleet.ts';

const LEADS = Array.from({ length: 20 }, (_, at) => `U0LEADER${at + 1}`);

describe.each(queueBackends())('one request and twenty leads on $name', { timeout: 180_000 }, (backend) => {
  let fleet: Fleet | undefined;
  afterEach(() => fleet?.close());

  it('has one decision and one number when all approve at once over two bots', async () => {
    fleet = await openFleet(backend);
    const { slack, aws, requester, database } = fleet;
    for (const id of LEADS) {
      slack.workspace.addPerson({ id, realName: `Lead ${id.slice(8)} of twenty` });
      slack.workspace.join(CHANNEL, id);
    }
    await fleet.addProject({ leads: LEADS });
    await fleet.start('bot', 'bot', 'worker');
    await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
    const leads = LEADS.map((id) => slack.person(id));
    const card = await cardOf(requester, 'R-1001');

    const clicks = await Promise.all(leads.map((lead) => lead.click(card, 'Approve')));
    await requester.dm((message) => message.text.includes('number leased'));

    expect(clicks.map((click) => click.status)).toEqual(LEADS.map(() => 200));
    const decisions = await database.db.execute(
      sql`select actor from audit_events where action = 'request.approved'`,
    );
    expect(decisions.rows).toHaveLength(1);
    expect(aws.state().regions[REGION]?.numbers).toHaveLength(1);
    expect(aws.requests().filter((call) => call.operation === 'RequestPhoneNumber')).toHaveLength(1);
    await slack.until(
      () =>
        leads.filter((lead) => lead.ephemerals().some((message) => message.has('approved'))).length === 19,
      'the nineteen who were late to be told',
    );
    expect(slack.violations()).toEqual([]);
  });
});
