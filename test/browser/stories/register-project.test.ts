import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  choose,
  chooseSeveral,
  command,
  field,
  fill,
  finish,
  message,
  modal,
  press,
} from '../support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from '../support/page-stage.ts';

describeInBrowser('registering a project', () => {
  let stage: PageStage;
  let admin: Page;
  let member: Page;
  beforeAll(async () => {
    stage = await openPageStage();
    [admin, member] = await Promise.all([
      stage.open('U0ADMIN'),
      stage.open('U0MEMBER', { place: 'C0RANDOM' }),
    ]);
  });
  afterAll(() => stage?.close());

  it('waits with all that was typed until Dialtone is invited to the channel', async () => {
    await command(admin, '/voice projects');
    await press(message(admin, '1 project'), 'Add a project');
    const form = await modal(admin, 'Add a project');
    await fill(form, 'Name', 'Delivery calls');
    await choose(form, 'Region', 'eu-west-1');
    await chooseSeveral(form, 'Leads', ['Lead', 'Lead two']);
    await choose(form, 'Approval channel', 'random');
    await press(form, 'Save');
    await form.getByText('Write /invite @Dialtone there').first().waitFor();

    await command(member, '/invite @Dialtone');
    await message(member, /Dialtone/).waitFor();
    expect(await field(form, 'Name').inputValue()).toBe('Delivery calls');
    await form.getByRole('button', { name: 'Remove Lead two' }).waitFor();
    await finish(form, 'Save');

    await command(admin, '/voice projects');
    const project = message(admin, '2 projects');
    await project.getByText('Delivery calls').waitFor();
    await project.getByText('eu-west-1').waitFor();
    expect(stage.complaints()).toEqual([]);
  });
});
