import { describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { listProjects } from '#db/queries/projects.ts';
import type { LocalClock } from '#src/local/clock.ts';
import { addFirstProject, firstSteps } from '#src/world/first-project.ts';
import { ownStage, rows } from '../flows/support.ts';
import type { Stage, StageOptions } from '../support/stage.ts';

const clock: LocalClock = { now: () => new Date(), aheadMs: 0, advance: () => undefined };
const openWorkspace = (options: StageOptions = {}) =>
  ownStage({ page: { clock, reset: { refused: 'not in this test' } }, ...options });
const projectsOf = ({ world, slack }: Stage) => listProjects(world.context.db, slack.teamId);

describe('a new workspace with a page', () => {
  it('has one project, with leads and a channel, so that somebody can ask at once', async () => {
    const stage = await openWorkspace();

    expect(await projectsOf(stage)).toEqual([
      expect.objectContaining({
        name: 'Checkout alerts',
        region: 'us-east-1',
        channelId: 'C0VOICE',
        leads: ['U0LEAD', 'U0LEAD2'],
        unableLeads: [],
      }),
    ]);
  });

  it('has on record which admin added it', async () => {
    const stage = await openWorkspace();

    expect(await rows(stage, sql`select action, actor ->> 'userId' as who from audit_events`)).toEqual([
      { action: 'project.added', who: 'U0ADMIN' },
    ]);
  });

  it('is given none again when it is opened again, not even after the first was archived', async () => {
    const stage = await openWorkspace();
    await stage.world.context.db.execute(
      sql`update projects set archived_at = now(), archived_by = '{"kind":"system"}'`,
    );

    await addFirstProject(stage.world.context, stage.slack);

    expect(await rows(stage, sql`select id from projects`)).toHaveLength(1);
  });

  it('begins without one where no admin is in the workspace', async () => {
    const stage = await openWorkspace({ config: { admins: ['U0ELSEWHERE'] } });

    expect(await projectsOf(stage)).toEqual([]);
  });

  it('leads a stranger from asking to the message that the number has arrived', async () => {
    const { slack } = await openWorkspace();

    const steps = firstSteps(slack).map(({ personId, place }) => [
      slack.workspace.user(personId)?.realName,
      slack.workspace.channel(place)?.kind,
    ]);
    expect(steps).toEqual([
      ['Requester', 'public'],
      ['Lead', 'public'],
      ['Requester', 'im'],
    ]);
  });
});

it('a world without a page is given no project', async () => {
  expect(await projectsOf(await ownStage())).toEqual([]);
});
