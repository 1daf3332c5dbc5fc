import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { openStage, type Stage } from '../support/stage.ts';
import {
  callRows,
  callsEnded,
  callsMade,
  countCalls,
  DESTINATION,
  fillCall,
  openCallForm,
  type StagedNumber,
  stagedNumber,
  stagedTier,
} from './call-support.ts';
import { cardOf, ownStage, read } from './support.ts';

describe('a test call', () => {
  let stage: Stage;
  let number: StagedNumber;
  beforeAll(async () => {
    stage = await openStage();
    const projectId = await stage.addProject();
    await stagedTier(stage, 'production');
    number = await stagedNumber(stage, projectId);
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    await stage.requester.topModal()?.close();
    await callsEnded(stage);
    stage.aws.faults.clear();
    expect(stage.slack.violations()).toEqual([]);
  });

  it('is placed from the only number, in the chosen voice, and its result comes directly', async () => {
    const { requester } = stage;
    const form = await openCallForm(requester);
    expect(form.value('Call from')).toBe(`${number.phoneNumber} · United States · Checkout alerts`);
    expect(form.value('Language')).toBe('English (US)');
    expect(form.value('Voice')).toBe('Matthew');
    await fillCall(form, { to: '+44 20 7946 0958', message: 'Bonjour' });
    await form.choose('Language', 'French');
    await form.settled();
    expect(form.options('Voice')).toEqual(['Celine', 'Lea', 'Mathieu']);
    expect(form.value('Voice')).toBe('Celine');
    expect(form.value('Message')).toBe('Bonjour');
    await form.choose('Voice', 'Lea');
    await fillCall(form, { cap: '0.05' });

    expect(await form.submit()).toMatchObject({ kind: 'updated' });
    const receipt = await requester.modal({ title: 'Place a test call' });
    expect(receipt.submitLabel).toBeUndefined();
    expect(read(receipt)).toContain(`Dialtone asks AWS to call ${DESTINATION} from ${number.phoneNumber}.`);
    expect(read(receipt)).toContain('Text · voice Lea · USD 0.05 per minute at most');
    expect(read(receipt)).toContain('Test mode');

    const result = await requester.dm((message) => message.has('AWS has accepted the test call'));
    expect(read(result)).toContain(number.phoneNumber);
    expect(read(result)).toContain('Bonjour');
    expect(callsMade(stage)).toMatchObject([
      {
        DestinationPhoneNumber: DESTINATION,
        OriginationIdentity: number.awsId,
        MessageBody: 'Bonjour',
        MessageBodyTextType: 'TEXT',
        VoiceId: 'LEA',
      },
    ]);
  });

  it('speaks SSML that is well-formed', async () => {
    const before = callsMade(stage).length;
    const message = '<speak>Your code is <break time="300ms"/> 1 2 3.</speak>';
    const form = await openCallForm(stage.requester);
    await fillCall(form, { to: DESTINATION, message, type: 'SSML' });
    expect(await form.submit()).toMatchObject({ kind: 'updated' });
    await stage.requester.dm((dm) => dm.has('AWS has accepted the test call') && dm.has('Your code is'));
    expect(callsMade(stage).slice(before)).toMatchObject([
      { MessageBodyTextType: 'SSML', MessageBody: message },
    ]);
  });

  it('calls nobody in a dry run, and says that AWS would', async () => {
    const before = callsMade(stage).length;
    const form = await openCallForm(stage.requester);
    await fillCall(form, { to: DESTINATION, message: 'Only a check' });
    await form.check('Dry run');
    expect(await form.submit()).toMatchObject({ kind: 'updated' });
    expect(read(await stage.requester.modal())).toContain('It is a dry run: nobody is called.');
    await stage.requester.dm((dm) => dm.has('AWS would place this call') && dm.has('Only a check'));
    expect(callsMade(stage)).toHaveLength(before);
  });

  it('is one call although Slack sends the form twice', async () => {
    const [made, asked] = [callsMade(stage).length, await countCalls(stage)];
    const form = await openCallForm(stage.requester);
    await fillCall(form, { to: DESTINATION, message: 'Twice' });
    const { delivery } = await form.submit();
    if (delivery === undefined) throw new Error('nothing was sent');
    await Promise.all([stage.slack.send.again(delivery), stage.slack.send.again(delivery)]);
    await callsEnded(stage);
    expect(await countCalls(stage)).toBe(asked + 1);
    expect(callsMade(stage)).toHaveLength(made + 1);
    await stage.requester.dm((dm) => dm.has('Twice'));
    expect(stage.requester.dms().filter((dm) => dm.has('Twice'))).toHaveLength(1);
  });
});

it('is placed from a number that was just leased', async () => {
  const stage = await ownStage();
  await stage.addProject();
  await stagedTier(stage, 'production');
  await askForNumbers(stage.requester, [{ country: 'Brazil', quantity: 1 }]);
  await stage.lead.click(await cardOf(stage.lead, 1001), 'Approve');
  await cardOf(stage.lead, 1001, '1 number leased.');
  const form = await openCallForm(stage.requester);
  await fillCall(form, { to: DESTINATION, message: 'From the new number' });
  expect(await form.submit()).toMatchObject({ kind: 'updated' });
  await stage.requester.dm((message) => message.has('AWS has accepted the test call'));
  expect(await callRows(stage)).toMatchObject([{ status: 'sent', destination: DESTINATION }]);
});
