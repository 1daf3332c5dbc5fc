import type { Form, Person } from '#src/local/slack/driver.ts';
import { approve, opened, send } from '../ask.ts';
import { HOUR_MS } from '../movable-clock.ts';
import { accountOf, cardOf, insist, passTime, type Stage, says } from '../stage.ts';
import { tell } from '../transcript.ts';

async function askForLimit(stage: Stage, form: Form, usd: string) {
  await form.fill('New limit value in USD', usd);
  await send(form, 'closed');
  const id = stage.nextId();
  const card = await cardOf(stage, id);
  tell.sees('#voice-approvals:', card);
  return { id, card };
}

const FORM_OPENED_AT_MOST = 100;

/** The form, once Dialtone has read the new maximum, which it does as soon as AWS has granted it. */
async function openLimitForm(requester: Person): Promise<Form> {
  for (let times = 0; times < FORM_OPENED_AT_MOST; times += 1) {
    await requester.command('/voice', 'limit');
    const form = await opened(requester, 'Spend limit');
    if (form.has("AWS's maximum | USD 500.00")) return form;
    await form.close();
  }
  throw new Error('the form does not show the new maximum');
}

export async function raiseSpendLimit(stage: Stage): Promise<void> {
  const { aws, lead, requester } = stage;
  tell.chapter('10. The spend limit: AWS raises its maximum, then Dialtone sets the limit below it');
  tell.does(requester, 'chooses [Set the spend limit] in the message that tells of production access');
  await requester.click(await requester.dm(says('is granted')), 'Set the spend limit');
  const higher = await opened(requester, 'Spend limit');
  await higher.choose('What to do', 'Ask AWS for a higher maximum');
  await higher.fill('New limit value in USD', '500');
  tell.seesModal(higher);
  const raise = await askForLimit(stage, higher, '500');
  tell.sees('#voice-approvals:', await approve(stage, raise.card, 'has not answered yet'));

  const wanted = aws.state().serviceQuotas.requests.at(-1);
  insist(wanted?.desiredValue === 500, 'AWS was not asked for 500');
  aws.serviceQuotas.approve(wanted?.id ?? '');
  await passTime(stage, HOUR_MS);
  tell.notes('AWS approves it; within the hour Dialtone sees it.');
  tell.sees('#voice-approvals:', await lead.redrawn(raise.card, says('AWS raised the maximum')));
  tell.sees('Direct message to Requester:', await requester.dm(says(`${raise.id}: AWS raised the maximum`)));

  tell.does(requester, 'types /voice limit and asks for more than AWS allows');
  const form = await openLimitForm(requester);
  await form.choose('What to do', 'Set the limit');
  await form.fill('New limit value in USD', '900');
  insist((await form.submit()).kind === 'errors', 'more than AWS allows was taken');
  tell.seesModal(form);
  tell.does(requester, 'asks for USD 200 instead');
  const set = await askForLimit(stage, form, '200');
  tell.sees(
    '#voice-approvals:',
    await approve(stage, set.card, 'the spend limit in us-east-1 is USD 200.00'),
  );
  tell.sees('Direct message to Requester:', await requester.dm(says(`${set.id}: the spend limit`)));
  const { enforcedUsd, maxUsd } = accountOf(stage).voiceSpend;
  insist(enforcedUsd === 200 && maxUsd === 500, `AWS holds ${enforcedUsd} of ${maxUsd}, not 200 of 500`);
}
