import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { QUESTION_LABELS } from '#src/domain/packet-words.ts';
import { drawer } from '../support/drawer-hands.ts';
import { button, command, fill, finish, message, modal, press } from '../support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from '../support/page-stage.ts';
import { readNewMessages } from '../support/places.ts';
import { cardOf } from '../support/request-hands.ts';

const QUESTIONS = Object.values(QUESTION_LABELS.en);

describeInBrowser('production access', () => {
  let stage: PageStage;
  let requester: Page;
  let lead: Page;
  beforeAll(async () => {
    stage = await openPageStage();
    [requester, lead] = await Promise.all([
      stage.open('U0REQUESTER'),
      stage.open('U0LEAD', { place: 'C0VOICE' }),
    ]);
  });
  afterAll(() => stage?.close());

  it('is asked for with the seven answers, which end in a packet to copy', async () => {
    await command(requester, '/voice-access');
    const form = await modal(requester, 'Production access');
    await fill(form, 'New limit value in USD', '750');
    await fill(form, 'Website or app that sends the messages', 'https://shop.example.com');
    await fill(form, 'Service, and how voice messages are part of it', 'Codes to sign in, by voice.');
    expect(QUESTIONS).toHaveLength(7);
    for (const [nth, question] of QUESTIONS.entries()) await fill(form, question, `Answer ${nth + 1}.`);
    await press(form, 'Next');
    const review = await modal(requester, 'Review request');
    for (const nth of QUESTIONS.keys()) await review.getByText(`Answer ${nth + 1}.`).waitFor();
    await finish(review, 'Request');

    const card = cardOf(lead, 1001);
    await press(card, 'Approve');
    await card.getByText('Not filed yet').waitFor();
    const packet = card.getByText('Limit: Production Access');
    await packet.getByText('Answer 7.').waitFor();
    expect(await button(card, 'Open Support Center').getAttribute('href')).toMatch(/^https:/);
  });

  it('is filed by hand, and what AWS asks for comes back from the requester', async () => {
    const card = cardOf(lead, 1001);
    await press(card, 'I filed it');
    const filing = await modal(lead, 'I filed the case');
    await fill(filing, 'Case id', '1700000001');
    await finish(filing, 'Save case id');
    await card.getByText('Filed as case 1700000001 by @Lead').waitFor();

    await press(card, 'AWS asked for more');
    const asking = await modal(lead, 'AWS asked for more');
    await fill(asking, 'What AWS asks', 'How do people stop these calls?');
    await finish(asking, 'Ask the requester');
    await readNewMessages(requester);
    const asked = message(requester, 'How do people stop these calls?');
    await press(asked, 'Add the answer');
    const answering = await modal(requester, 'Add the answer');
    await fill(answering, 'Answer', 'They press 9.');
    await finish(answering, 'Add the answer');
    await card.getByText('@Requester answered').waitFor();
  });

  it('is granted once AWS has moved the account out of the sandbox', async () => {
    const aws = await drawer(lead, 'AWS');
    await aws.getByRole('button', { name: 'Grant production access' }).click();
    await aws.getByText('Production access is granted.').waitFor();
    const card = cardOf(lead, 1001);
    await press(card, 'Granted');
    await card.getByText('us-east-1 is in production').waitFor();
    await message(requester, 'R-1001: production access').waitFor();
    expect(stage.complaints()).toEqual([]);
  });
});
