import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Leased, leased } from '../support/arrange.ts';
import { closeDrawer, drawer } from '../support/drawer-hands.ts';
import { command, field, fill, finish, message, modal, press } from '../support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from '../support/page-stage.ts';
import { readNewMessages } from '../support/places.ts';

const DESTINATION = '+12065550142';
const SPOKEN = '<speak>Your code is <break time="300ms"/> 1 2 3 4.</speak>';

describeInBrowser('a test call', () => {
  let stage: PageStage;
  let from: Leased | undefined;
  let window: Page;
  let phone: Page;
  beforeAll(async () => {
    stage = await openPageStage();
    [from] = await leased(stage, 1);
    [window, phone] = await Promise.all([stage.open('U0REQUESTER'), stage.open('U0MEMBER')]);
  });
  afterAll(() => stage?.close());

  it('goes to a number that is verified with the code on its phone', async () => {
    await command(window, '/voice-call');
    const form = await modal(window, 'Place a test call');
    await press(form, 'Verify a number');
    const verify = await modal(window, 'Verify a number');
    await fill(verify, 'Number to call', DESTINATION);
    await press(verify, 'Send code');
    await verify.getByText(`AWS sends a code to ${DESTINATION}`).waitFor();
    await fill(verify, 'Verification code', '000000');
    await press(verify, 'Verify');
    await verify.getByText('This is not the code that AWS sent.').waitFor();

    const aws = await drawer(phone, 'AWS');
    const entry = aws.getByRole('listitem').filter({ hasText: DESTINATION });
    const code = await entry.getByRole('strong').textContent();
    await fill(verify, 'Verification code', code ?? '');
    await finish(verify, 'Verify');
    await entry.getByText('VERIFIED', { exact: true }).waitFor();
    await closeDrawer(phone);
    await expect
      .poll(() => form.getByRole('combobox', { name: 'Number to call' }).inputValue())
      .toContain(DESTINATION);
  });

  it('says at its field that SSML cannot be read, is placed, and sends its receipt', async () => {
    const form = await modal(window, 'Place a test call');
    await form.getByRole('radio', { name: 'SSML' }).check();
    await fill(form, 'Message', SPOKEN.slice(0, -1));
    await press(form, 'Place call');
    await form.getByText('SSML cannot be read in line 1').waitFor();
    expect(await field(form, 'Message').inputValue()).toBe(SPOKEN.slice(0, -1));
    await fill(form, 'Message', SPOKEN);
    await press(form, 'Place call');
    await form.getByText(`Dialtone asks AWS to call ${DESTINATION} from ${from?.phoneNumber}.`).waitFor();
    await finish(form, 'Done');

    await readNewMessages(window);
    const receipt = message(window, 'AWS has accepted the test call');
    await receipt.getByText(SPOKEN).waitFor();
    const aws = await drawer(phone, 'AWS');
    await aws.getByText('Calls placed (1)').click();
    await aws.getByText(`${from?.phoneNumber} called ${DESTINATION}`).waitFor();
    expect(stage.complaints()).toEqual([]);
  });
});
