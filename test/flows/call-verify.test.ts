import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '#src/local/slack/driver.ts';
import type { Stage } from '../support/stage.ts';
import {
  callsMade,
  codeAt,
  countCalls,
  DESTINATION,
  fillCall,
  openCallForm,
  stagedNumber,
  stagedTier,
} from './call-support.ts';
import { keptLog, movableClock, ownStage, read } from './support.ts';

const VERIFY = 'Verify a number';
const OTHER = '+12065550199';

describe('a destination of the sandbox', () => {
  const clock = movableClock();
  const { logger, lines } = keptLog();
  let stage: Stage;
  beforeEach(async () => {
    stage = await ownStage({ aws: { now: clock.now }, logger });
    const projectId = await stage.addProject();
    await stagedTier(stage, 'sandbox');
    await stagedNumber(stage, projectId);
  });
  afterEach(() => {
    expect(stage.slack.violations()).toEqual([]);
  });

  const openVerify = async (form: Form): Promise<Form> => {
    await form.click('Verify a number');
    return (await stage.requester.modal({ title: VERIFY })).settled();
  };
  const sendCode = async (form: Form, to = DESTINATION): Promise<Form> => {
    const asks = await openVerify(form);
    await asks.typeRaw('Number to call', to);
    expect(await asks.submit()).toMatchObject({ kind: 'updated' });
    return stage.requester.modal({ where: (view) => view.labels().includes('Verification code') });
  };
  const enter = async (code: Form, typed: string) => {
    await code.typeRaw('Verification code', typed);
    return code.submit();
  };
  const wrongFor = (code: string): string => (code === '000000' ? '111111' : '000000');

  it('is verified from the form, which keeps what was entered, and is then called', async () => {
    const { requester } = stage;
    const form = await openCallForm(requester);
    expect(read(form)).toContain(
      'in the sandbox, where AWS calls only verified numbers. None is verified yet',
    );
    expect(read(form)).toContain(
      'Sandbox of us-east-1: AWS allows 20 calls in 24 hours, 5 of them to one number, and ends a call after 30 seconds. 0 calls so far, counted by Dialtone.',
    );
    await fillCall(form, { to: '+44 20 7946 0958', message: 'Typed before', cap: '0.05' });
    await form.choose('Language', 'German');
    await form.settled();

    const asks = await openVerify(form);
    expect(asks.value('Number to call')).toBe('+44 20 7946 0958');
    expect(read(asks)).toContain('Australia, Canada, Germany');
    expect(await asks.submit()).toMatchObject({ kind: 'updated' });
    const code = await requester.modal({ where: (view) => view.labels().includes('Verification code') });
    expect(read(code)).toContain(`AWS sends a code to ${DESTINATION} by text message.`);
    expect(await enter(code, ` ${codeAt(stage, DESTINATION)} `)).toMatchObject({ kind: 'closed' });

    const back = await requester.modal({ title: 'Place a test call' });
    expect(back.viewId).toBe(form.viewId);
    await back.settled((view) => view.options('Number to call').includes(DESTINATION));
    expect(back.value('Number to call')).toBe(DESTINATION);
    expect(back.value('Message')).toBe('Typed before');
    expect(back.value('Highest price per minute')).toBe('0.05');
    expect(back.value('Voice')).toBe('Hans');
    expect(await back.submit()).toMatchObject({ kind: 'updated' });
    await requester.dm((dm) => dm.has('AWS has accepted the test call'));
    expect(callsMade(stage)).toMatchObject([{ DestinationPhoneNumber: DESTINATION, VoiceId: 'HANS' }]);
    await (await requester.modal()).close();

    const again = await openCallForm(requester);
    expect(again.options('Number to call')).toEqual([DESTINATION]);
    expect(read(again)).toContain('1 call so far, counted by Dialtone.');
  });

  it('that is not verified is refused at the field, and AWS hears nothing', async () => {
    const form = await openCallForm(stage.requester);
    await fillCall(form, { to: OTHER, message: 'Hello' });
    expect((await form.submit()).errors).toEqual({
      'Number to call': `${OTHER} is not verified. In the sandbox AWS calls only verified numbers`,
    });
    expect(await countCalls(stage)).toBe(0);
  });

  it('is not verified by a wrong code, which is told at the field, and the right one still counts', async () => {
    const code = await sendCode(await openCallForm(stage.requester));
    const right = codeAt(stage, DESTINATION);
    expect((await enter(code, wrongFor(right))).errors).toEqual({
      'Verification code': 'This is not the code that AWS sent. Look at it again, or send a new code',
    });
    expect((await enter(code, '12;34')).errors).toEqual({
      'Verification code': 'Enter the code as AWS sent it',
    });
    expect(await enter(code, right)).toMatchObject({ kind: 'closed' });
  });

  it('gets a new code, by a call too, when the old one has expired', async () => {
    const code = await sendCode(await openCallForm(stage.requester));
    clock.advance(16 * 60 * 1000);
    expect((await enter(code, codeAt(stage, DESTINATION))).errors).toEqual({
      'Verification code': 'This code is too old. Send a new code',
    });
    const old = codeAt(stage, DESTINATION);
    await code.click('Send a new code by call');
    await code.settled((view) => view.has('AWS sends a new code by a call.'));
    const fresh = codeAt(stage, DESTINATION);
    expect(fresh).not.toBe(old);
    expect(await enter(code, fresh)).toMatchObject({ kind: 'closed' });
  });

  it('that is verified already is chosen at once', async () => {
    expect(
      await enter(await sendCode(await openCallForm(stage.requester)), codeAt(stage, DESTINATION)),
    ).toMatchObject({ kind: 'closed' });
    const form = await stage.requester.modal({ title: 'Place a test call' });
    await form.settled((view) => view.value('Number to call') === DESTINATION);
    const asks = await openVerify(form);
    expect(asks.value('Number to call')).toBe('');
    await asks.fill('Number to call', DESTINATION);
    expect(await asks.submit()).toMatchObject({ kind: 'closed' });
    const back = await stage.requester.modal({ title: 'Place a test call' });
    expect(back.value('Number to call')).toBe(DESTINATION);
  });

  it('that is mistyped is told at the field', async () => {
    const asks = await openVerify(await openCallForm(stage.requester));
    await asks.typeRaw('Number to call', '020 7946 0958');
    expect((await asks.submit()).errors).toEqual({
      'Number to call': 'Number to call must start with + and the country code, such as +12065550142',
    });
  });

  it.each([
    [
      'throttle',
      'AWS is too busy at the moment. No code was sent. Choose Send code again in a moment; what you entered is kept.',
    ],
    [
      'internal-error',
      'AWS gave no clear answer. Choose Send code again in a moment; what you entered is kept.',
    ],
    [
      'access-denied',
      'AWS denied access. No code was sent. @Admin must allow sms-voice:CreateVerifiedDestinationNumber.',
    ],
    ['quota', 'The account has as many verified destinations as AWS allows. No code was sent.'],
  ] as const)('gets no code while AWS answers %s: the view says why and keeps it', async (fault, words) => {
    const asks = await openVerify(await openCallForm(stage.requester));
    await asks.fill('Number to call', DESTINATION);
    stage.aws.faults.add({ fault, operation: 'CreateVerifiedDestinationNumber', times: 1 });
    expect(await asks.submit()).toMatchObject({ kind: 'updated' });
    expect(read(asks)).toContain(words);
    expect(asks.value('Number to call')).toBe(DESTINATION);
    expect(await asks.submit()).toMatchObject({ kind: 'updated' });
    expect(codeAt(stage, DESTINATION)).toMatch(/^\d{6}$/);
  });

  it('is verified although AWS answered too late for Slack: the code counts when it is sent again', async () => {
    const code = await sendCode(await openCallForm(stage.requester));
    const right = codeAt(stage, DESTINATION);
    stage.aws.faults.add({ fault: 'slow', operation: 'VerifyDestinationNumber', times: 1 });
    expect(await enter(code, right)).toMatchObject({ kind: 'updated' });
    expect(read(code)).toContain(
      'AWS has not answered yet. Choose Verify again in a moment; what you entered is kept.',
    );
    expect(code.value('Verification code')).toBe(right);
    stage.aws.faults.clear();
    expect(await code.submit()).toMatchObject({ kind: 'closed' });
  });

  it('is typed while AWS does not list the verified ones, and AWS decides', async () => {
    stage.aws.faults.add({ fault: 'internal-error', operation: 'DescribeVerifiedDestinationNumbers' });
    const form = await openCallForm(stage.requester);
    expect(read(form)).toContain(
      '!info AWS does not say at the moment which numbers are verified. Enter one; AWS decides.',
    );
    await fillCall(form, { to: OTHER, message: 'Hello' });
    expect(await form.submit()).toMatchObject({ kind: 'updated' });
    const dm = await stage.requester.dm((message) => message.has('The test call was not placed'));
    expect(read(dm)).toContain(
      'AWS calls only verified numbers, and this one is not verified. Nobody was called.',
    );
  });

  it('is verified without its code in any log line', async () => {
    const code = await sendCode(await openCallForm(stage.requester));
    const right = codeAt(stage, DESTINATION);
    await enter(code, wrongFor(right));
    await enter(code, right);
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toContain(right);
  });
});
