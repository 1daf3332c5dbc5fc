import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import type { ProjectId } from '#src/domain/request.ts';
import type { Form, Person } from '#src/local/slack/driver.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { listFor, openDetails, ownNumbers, REGION, synchronise } from './inventory-support.ts';
import { craftedClick, read, rows } from './support.ts';

describe('one number', () => {
  let stage: Stage;
  let projectId: ProjectId;
  let phoneNumber: string;
  beforeAll(async () => {
    stage = await openStage();
    projectId = await stage.addProject();
    [phoneNumber = ''] = await ownNumbers(stage, projectId, 1);
  });
  afterAll(async () => {
    expect(stage.slack.violations()).toEqual([]);
    await stage.close();
  });

  const open = async (person: Person): Promise<Form> =>
    openDetails(person, await listFor(person, 'all', ' · '), phoneNumber);
  const row = async () =>
    (
      await rows(
        stage,
        sql`select id, aws_id, owner_id, deletion_protected, project_id from numbers where phone_number = ${phoneNumber}`,
      )
    )[0];
  const atAws = async () => {
    const awsId = (await row())?.['aws_id'];
    return stage.aws.state().regions[REGION]?.numbers.find((number) => number.PhoneNumberId === awsId);
  };

  it('is opened from the list by digits, project or country, with all that is known of it', async () => {
    const { requester } = stage;
    const list = await listFor(requester, '', '1 number of yours');
    const label = `${phoneNumber} · United States · Checkout alerts`;
    for (const query of [phoneNumber.slice(-4), 'checkout', 'united'])
      expect(await requester.on(list).search('Open a number', query)).toEqual([label]);
    expect(await requester.on(list).search('Open a number', 'nothing')).toEqual([]);
    const details = await openDetails(requester, list, phoneNumber);
    const text = read(details);
    for (const word of [
      'Active',
      'USD 1.00 (sample) per month',
      'Checkout alerts',
      '@Requester',
      'us-east-1',
      'No call recorded by Dialtone',
      `found ${phoneNumber} at AWS in us-east-1`,
    ])
      expect(text).toContain(word);
    expect(details.buttons()).toEqual(['Place a test call', 'Change owner', 'Protect', 'Relinquish']);
    expect(details.submitLabel).toBeUndefined();
    await details.close();
  });

  it('offers to others only what they may do', async () => {
    const details = await open(stage.slack.person('U0OWNER'));
    expect(details.buttons()).toEqual(['Relinquish']);
    await details.close();
  });

  it('leads on to relinquishing it', async () => {
    const { requester } = stage;
    await (await open(requester)).click('Relinquish');
    const form = await requester.modal({
      title: 'Relinquish a number',
      where: (each) => each.has(phoneNumber),
    });
    await form.close();
  });

  it('leads on to a test call from it', async () => {
    const { requester } = stage;
    await (await open(requester)).click('Place a test call');
    const form = await requester.modal({
      where: (each) => each.title !== 'Number details' && each.has(phoneNumber),
    });
    await form.close();
  });

  it('says what AWS refused when it is to be protected, and then that it is', async () => {
    const { requester } = stage;
    stage.aws.faults.add({ fault: 'access-denied', operation: 'UpdatePhoneNumber', times: 1 });
    const details = await open(requester);
    await details.click('Protect');
    await details.settled((form) => form.has('Nothing was changed.'));
    expect(read(details)).toContain('sms-voice:UpdatePhoneNumber');
    expect(await row()).toMatchObject({ deletion_protected: false });
    await details.click('Protect');
    await details.settled((form) => form.has('Deletion protection is on.'));
    expect(details.buttons()).not.toContain('Protect');
    expect(read(details)).toContain(`@Requester turned deletion protection of ${phoneNumber} on`);
    expect(await row()).toMatchObject({ deletion_protected: true });
    expect((await atAws())?.DeletionProtectionEnabled).toBe(true);
    await details.close();
  });

  it('gets another owner, who is told in its tags at AWS', async () => {
    const { requester, lead } = stage;
    const details = await open(requester);
    await details.click('Change owner');
    const form = await requester.modal({ title: 'Change owner' });
    expect(form.value('Owner')).toBe('@Requester');
    await form.choose('Owner', 'Lead');
    expect((await form.submit()).kind).toBe('updated');
    await form.settled((view) => view.has('@Lead owns'));
    expect(read(form)).toContain(`@Requester made @Lead the owner of ${phoneNumber}`);
    expect(form.buttons()).not.toContain('Change owner');
    await form.close();
    expect(await row()).toMatchObject({ owner_id: 'U0LEAD' });
    await synchronise(stage);
    expect((await atAws())?.Tags).toEqual([
      { Key: 'dialtone:project', Value: 'Checkout alerts' },
      { Key: 'dialtone:owner', Value: 'U0LEAD' },
    ]);
    await listFor(lead, 'mine', '1 number of yours');
  });

  it('refuses a guest, and keeps the form', async () => {
    const { lead } = stage;
    await (await open(lead)).click('Change owner');
    const form = await lead.modal({ title: 'Change owner' });
    await form.choose('Owner', 'Guest');
    const answer = await form.submit();
    expect(answer.errors).toEqual({
      Owner: 'Owner must be a member of this workspace, not a guest or an app',
    });
    expect(form.value('Owner')).toBe('@Guest');
    await form.close();
    expect(await row()).toMatchObject({ owner_id: 'U0LEAD' });
  });

  it('tells who lost the right to change it while the form was open', async () => {
    const { lead, admin, requester } = stage;
    const owner = stage.slack.person('U0OWNER');
    const change = async (person: Person, to: string) => {
      await (await open(person)).click('Change owner');
      const form = await person.modal({ title: 'Change owner' });
      await form.choose('Owner', to);
      return form;
    };
    await (await change(lead, 'Owner')).submit();
    const late = await change(owner, 'Requester');
    await (await change(admin, 'Requester')).submit();
    expect((await late.submit()).kind).toBe('updated');
    await late.settled((form) => form.has('can change it.'));
    expect(await row()).toMatchObject({ owner_id: 'U0REQUESTER' });
    for (const person of [lead, admin, owner, requester]) await person.topModal()?.close();
  });

  it('ignores buttons that nobody of ours drew', async () => {
    const before = await row();
    const id = String(before?.['id']);
    for (const action of ['number.protect', 'number.change-owner'])
      expect(await craftedClick(stage, action, id, { id: 'U0STRANGER', team: 'T0OTHER' })).toBe(200);
    expect(await row()).toEqual(before);
  });

  it('of no project is assigned to one by an admin', async () => {
    const { admin, lead } = stage;
    stage.aws.voice.addNumber({ region: REGION, country: 'GB', useCase: 'PROMOTIONAL' });
    await synchronise(stage);
    const [found] = await rows(stage, sql`select phone_number from numbers where country = 'GB'`);
    phoneNumber = String(found?.['phone_number']);
    const seen = await open(lead);
    expect(seen.buttons()).toEqual([]);
    await seen.close();
    const details = await open(admin);
    expect(read(details)).toContain('none');
    await details.click('Assign to a project');
    const form = await admin.modal({ title: 'Assign to a project' });
    await form.choose('Project', 'Checkout alerts');
    await form.choose('Owner', 'Requester');
    expect((await form.submit()).kind).toBe('updated');
    await form.settled((view) => view.has('@Requester owns'));
    expect(await row()).toMatchObject({ project_id: String(projectId), owner_id: 'U0REQUESTER' });
    await form.close();
  });
});
