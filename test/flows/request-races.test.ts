import { afterEach, describe, expect, it } from 'vitest';
import type { ProjectId, SlackUserId } from '#src/domain/request.ts';
import { archiveProject } from '#src/usecases/save-project.ts';
import type { Stage } from '../support/stage.ts';
import { complaintsIn, count, fillLine, keptLog, openForm, ownStage, read, told } from './support.ts';

describe('a request form when things happen at once', () => {
  let stage: Stage;
  const open = async (options: Parameters<typeof ownStage>[0] = {}) => {
    stage = await ownStage(options);
    return stage.addProject();
  };
  const archive = (projectId: ProjectId) =>
    archiveProject(stage.world.context, {
      actor: { kind: 'user', userId: 'U0ADMIN' as SlackUserId, teamId: stage.slack.teamId },
      correlationId: 'test',
      projectId,
    });
  /** Holds up the next redraw of a form until a later one has been made; what is returned waits for both. */
  const holdRedraw = () => {
    const { slack } = stage;
    slack.forget();
    const later = Promise.withResolvers<void>();
    slack.faults.add({ method: 'views.update', until: later.promise });
    const redraws = () => slack.calls('views.update').map(({ response }) => response.error ?? 'ok');
    return async () => {
      await slack.until(() => redraws().includes('ok'), 'the later redraw');
      later.resolve();
      await slack.until(() => redraws().includes('hash_conflict'), 'the redraw that came too late');
    };
  };
  afterEach(() => {
    expect(stage.slack.violations()).toEqual([]);
  });

  it('is told to be too late when its trigger has expired', async () => {
    await open();
    const { requester, slack } = stage;
    slack.faults.add({ method: 'views.open', error: 'expired_trigger_id' });
    await requester.command('/voice-request', 'US 3');
    await told(requester, 'The form opened too late, so nothing was sent. Run /voice-request again.');
    expect(requester.topModal()).toBeUndefined();
    await openForm(requester, 'US 3');
  });

  it('is left alone when it was closed while it loaded', async () => {
    const log = keptLog();
    await open({ logger: log.logger });
    const { requester, slack } = stage;
    let loading: string[] = [];
    const stop = slack.onChange(() => {
      const modal = requester.topModal();
      if (modal === undefined) return;
      loading = modal.lines();
      void modal.close();
    });
    await requester.command('/voice-request');
    await slack.until(() => slack.calls('views.update').length === 1, 'the update of the closed view');
    stop();
    expect(loading.join('\n')).toContain('Loading projects and prices…');
    await stage.close();
    expect(slack.calls('views.update').map((call) => call.response.error)).toEqual(['not_found']);
    expect(slack.calls('views.open')).toHaveLength(1);
    expect(requester.ephemerals()).toEqual([]);
    expect(complaintsIn(log.lines)).toEqual([]);
  });

  it('ends right when the redraw of a choice is overtaken by the next one', async () => {
    await open();
    const { requester } = stage;
    const form = await openForm(requester, 'Canada');
    const overtaken = holdRedraw();
    await form.choose('Use case', 'Promotional');
    await form.choose('Quantity', '4');
    await overtaken();
    await stage.close();
    expect(form.value('Use case')).toBe('Promotional');
    expect(form.value('Quantity')).toBe('4');
    expect(read(form)).toContain('4 × USD 1.00 = USD 4.00 (sample) per month');
    expect(requester.ephemerals()).toEqual([]);
  });

  it('has both lines when one is added while a choice is redrawn', async () => {
    await open();
    const { requester } = stage;
    const form = await openForm(requester, 'Canada');
    const overtaken = holdRedraw();
    await form.choose('Quantity', '4');
    await form.click('Add a country or region');
    await overtaken();
    await stage.close();
    expect([0, 1].map((nth) => form.value('Quantity', { nth }))).toEqual(['4', '1']);
    expect(read(form)).toContain('Numbers | 5 of at most 10');
  });

  it('has both lines when a choice overtakes the one that is added', async () => {
    await open();
    const { requester } = stage;
    const form = await openForm(requester, 'Canada');
    const overtaken = holdRedraw();
    await form.click('Add a country or region');
    await form.choose('Quantity', '4');
    await overtaken();
    await stage.close();
    expect([0, 1].map((nth) => form.value('Quantity', { nth }))).toEqual(['4', '1']);
    expect(read(form)).toContain('Numbers | 5 of at most 10');
  });

  it('says at the field that its project was archived meanwhile, and keeps the rest', async () => {
    const projectId = await open();
    await stage.addProject({ name: 'Survey calls' });
    const { requester } = stage;
    const form = await openForm(requester, 'Canada 2');
    await form.choose('Project', 'Checkout alerts');
    await form.settled();
    await fillLine(form, { useCase: 'Promotional' });
    await form.fill('What it is for', 'A survey');
    await archive(projectId);
    const result = await form.submit();
    expect(result.errors?.['Project']).toMatch(
      /^Checkout alerts was archived on \d+ \w+ \d{4}, \d\d:\d\d UTC\. Choose another project$/,
    );
    expect(form.value('What it is for')).toBe('A survey');
    expect(form.value('Quantity')).toBe('2');
  });

  it('never changes to another project by itself when its own was archived', async () => {
    const projectId = await open();
    await stage.addProject({ name: 'Survey calls' });
    const form = await openForm(stage.requester, 'Canada 2');
    await form.choose('Project', 'Checkout alerts');
    await form.settled();
    await archive(projectId);
    await form.choose('Quantity', '3');
    await form.settled();
    expect(form.value('Project')).not.toBe('Survey calls');
    expect(read(form)).toContain(
      'The chosen project was archived meanwhile. Choose another one; the rest is kept.',
    );
    await fillLine(form, { useCase: 'Promotional' });
    await form.fill('What it is for', 'A survey');
    const result = await form.submit({ force: true });
    expect(Object.keys(result.errors ?? {})).toEqual(['Project']);
    expect(form.value('Quantity')).toBe('3');
  });

  it('says in the review that its project was archived meanwhile, and goes back with everything', async () => {
    const projectId = await open();
    const { requester } = stage;
    const form = await openForm(requester, 'Canada 2');
    await fillLine(form, { useCase: 'Promotional' });
    await form.fill('What it is for', 'A survey');
    await form.submit();
    const review = await requester.modal({ title: 'Review request' });
    await archive(projectId);
    expect((await review.submit()).kind).toBe('updated');
    expect(read(review)).toContain('Checkout alerts was archived by @Admin');
    expect(read(review)).toContain('Nothing was sent; Previous goes back to the form.');
    await review.previous();
    const back = await requester.modal({ title: 'Request phone numbers' });
    expect(back.value('What it is for')).toBe('A survey');
    expect(await count(stage, 'requests')).toBe(0);
  });
});
