import { opened, send } from '../ask.ts';
import { accountOf, insist, type Stage, says } from '../stage.ts';
import { tell } from '../transcript.ts';

const DESTINATION = '+12065550142';

/** What the phone that is to be verified shows. */
function codeOnPhone(stage: Stage): string {
  const { verifiedDestinations } = accountOf(stage);
  const phone = verifiedDestinations.find(
    ({ DestinationPhoneNumber }) => DestinationPhoneNumber === DESTINATION,
  );
  return phone?.Codes.at(-1)?.VerificationCode ?? '';
}

async function verifyDestination(stage: Stage): Promise<void> {
  const { requester } = stage;
  tell.does(requester, 'chooses [Verify a number]');
  await (await requester.modal({ title: 'Place a test call' })).click('Verify a number');
  const form = await requester.modal({
    title: 'Verify a number',
    where: (view) => view.submitLabel === 'Send code',
  });
  await form.fill('Number to call', DESTINATION);
  tell.seesModal(form);
  await send(form, 'updated');
  const code = codeOnPhone(stage);
  tell.notes(`The phone of ${DESTINATION} gets a text message with the code ${code}.`);
  tell.does(requester, 'enters a wrong code, then that one');
  await form.fill('Verification code', '000000');
  insist((await form.submit()).kind === 'errors', 'a wrong code was taken');
  tell.seesModal(form);
  await form.fill('Verification code', code);
  await send(form, 'closed');
}

export async function placeTestCall(stage: Stage): Promise<void> {
  const { requester } = stage;
  tell.chapter('8. A test call: in the sandbox AWS calls only verified numbers');
  tell.does(requester, 'types /voice-call 12015550101');
  await requester.command('/voice-call', '12015550101');
  const form = await opened(requester, 'Place a test call');
  await verifyDestination(stage);
  await form.settled(() => form.value('Number to call') === DESTINATION);
  await form.choose('Message type', 'SSML');
  await form.fill('Message', '<speak>Your code is <break time="300ms"/> 1 2 3 4.</speak');
  insist((await form.submit()).errors?.['Message'] !== undefined, 'SSML that is not closed was taken');
  tell.seesModal(form);
  tell.does(requester, 'closes the tag and chooses [Place call]');
  await form.fill('Message', '<speak>Your code is <break time="300ms"/> 1 2 3 4.</speak>');
  await send(form, 'updated');
  tell.seesModal(form);
  await form.close();
  tell.sees('Direct message to Requester:', await requester.dm(says('AWS has accepted the test call')));
  const { voiceMessages } = accountOf(stage);
  insist(voiceMessages.length === 1, `AWS placed ${voiceMessages.length} calls, not 1`);
}
