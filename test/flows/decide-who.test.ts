import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlackUserId } from '#src/domain/request.ts';
import type { Person } from '#src/local/slack/driver.ts';
import { archiveProject } from '#src/usecases/save-project.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import type { Stage } from '../support/stage.ts';
import { auditOf, cardOf, craftedClick, movableClock, ownStage, read, requestRow, told } from './support.ts';

describe('who may decide', () => {
  let stage: Stage;
  const ask = (person: Person) => askForNumbers(person, [{ country: 'Canada', quantity: 1 }]);
  const expectPending = async () => {
    expect(await requestRow(stage, 1001)).toMatchObject({ status: 'pending', decided_by: null });
    expect(await auditOf(stage, 1001)).toEqual(['request.asked']);
    expect(stage.aws.state().regions['us-east-1']?.numbers ?? []).toEqual([]);
  };
  let clock: ReturnType<typeof movableClock>;
  beforeEach(async () => {
    clock = movableClock();
    stage = await ownStage({ clock, sweepEveryMs: 200 });
  });
  afterEach(() => {
    expect(stage.slack.violations()).toEqual([]);
  });

  it('is no member who does not lead the project', async () => {
    await stage.addProject();
    await ask(stage.requester);
    const member = stage.slack.person('U0MEMBER');
    await member.click(await cardOf(member, 1001), 'Approve');
    await told(
      member,
      'Only a lead of Checkout alerts can decide R-1001. Leads: @Lead and @Lead two. To become one, ask @Admin.',
    );
    await expectPending();
  });

  it('is not the requester, though a lead', async () => {
    await stage.addProject();
    await ask(stage.lead);
    const card = await cardOf(stage.lead, 1001, 'Waiting for a decision by @Lead two.');
    await stage.lead.click(card, 'Approve');
    await told(stage.lead, 'You asked for R-1001, so you cannot decide it. @Lead two can.');
    await stage.lead.click(card, 'Deny');
    const modal = await stage.lead.modal({ where: (form) => form.has('so you cannot decide it') });
    expect(modal.submitLabel).toBeUndefined();
    await expectPending();
  });

  it('is no admin while there is a lead', async () => {
    await stage.addProject();
    await ask(stage.requester);
    await stage.admin.click(await cardOf(stage.admin, 1001), 'Approve');
    await told(stage.admin, 'Only a lead of Checkout alerts can decide R-1001.');
    await expectPending();
  });

  it('is an admin where the only lead asks', async () => {
    await stage.addProject({ leads: ['U0LEAD'] });
    await ask(stage.lead);
    const card = await cardOf(stage.admin, 1001, 'Waiting for a decision by @Admin.');
    expect(read(card)).toContain('Admins are asked because Checkout alerts has no other lead.');
    await stage.lead.click(card, 'Approve');
    await told(stage.lead, 'You asked for R-1001, so you cannot decide it. An admin can: @Admin.');
    await stage.admin.click(card, 'Approve');
    await cardOf(stage.admin, 1001, '1 number leased.');
    expect(await requestRow(stage, 1001)).toMatchObject({ decided_by: 'U0ADMIN' });
  });

  it('is no lead who has become a guest', async () => {
    await stage.addProject();
    await ask(stage.requester);
    const card = await cardOf(stage.lead, 1001);
    stage.slack.workspace.addPerson({ id: 'U0LEAD', realName: 'Lead', isRestricted: true });
    clock.advance(11 * 60_000);
    await stage.lead.click(card, 'Approve');
    await told(stage.lead, 'Guests cannot decide requests. A lead of Checkout alerts can: @Lead two.');
    await expectPending();
  });

  it('is no lead whose account is deactivated', async () => {
    await stage.addProject();
    await ask(stage.requester);
    await cardOf(stage.lead, 1001);
    stage.slack.workspace.deactivate('U0LEAD');
    clock.advance(11 * 60_000);
    expect(await craftedClick(stage, 'request.approve', '1001', { id: 'U0LEAD' })).toBe(200);
    await told(stage.lead, 'Your Slack account is deactivated.');
    await expectPending();
  });

  it('is no app', async () => {
    await stage.addProject();
    await ask(stage.requester);
    const app = stage.slack.person('U0DIALTONE');
    expect(await craftedClick(stage, 'request.approve', '1001', { id: app.id })).toBe(200);
    await told(app, 'Apps cannot ask for numbers or decide requests. A person has to do it.');
    await expectPending();
  });

  it('is nobody of another workspace, also in a shared channel', async () => {
    const stranger = stage.slack.person('U0STRANGER');
    await stage.addProject({ channelId: 'C0SHARED' });
    await ask(stage.requester);
    const card = await stranger.message('C0SHARED', (message) => message.has('(R-1001)'));
    await stranger.click(card, 'Approve');
    await told(
      stranger,
      'R-1001 belongs to another workspace, so it cannot be decided from yours. A lead there can.',
    );
    await stranger.click(card, 'Deny');
    const modal = await stranger.modal({ where: (form) => form.has('R-1001 belongs to another workspace') });
    await modal.close();
    await expectPending();
  });

  it('is nobody who only claims the id of a lead in another workspace', async () => {
    await stage.addProject();
    await ask(stage.requester);
    await craftedClick(stage, 'request.approve', '1001', { id: 'U0LEAD', team: 'T0OTHER' });
    await told(stage.lead, 'R-1001 belongs to another workspace');
    await expectPending();
  });

  it('ends with the project: nobody approves, a lead can still deny', async () => {
    const projectId = await stage.addProject();
    await ask(stage.requester);
    const card = await cardOf(stage.lead, 1001);
    await archiveProject(stage.world.context, {
      actor: { kind: 'user', userId: 'U0ADMIN' as SlackUserId, teamId: stage.slack.teamId },
      correlationId: 'test',
      projectId,
    });
    await stage.lead.click(card, 'Approve', { stale: true });
    await told(stage.lead, 'Checkout alerts was archived by @Admin');
    await told(stage.lead, 'R-1001 can no longer be approved.');
    await expectPending();
    await stage.lead.click(card, 'Deny', { stale: true });
    const form = await (await stage.lead.modal({ title: 'Deny R-1001' })).settled();
    await form.fill('Reason', 'The project has ended.');
    expect((await form.submit()).kind).toBe('closed');
    await stage.requester.dm((message) => message.has('R-1001 was denied by @Lead.'));
  });
});
