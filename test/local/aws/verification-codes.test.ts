import { describe, expect, it } from 'vitest';
import { type CodeInput, codesOf, RECIPIENT, startAsking } from './destination-fixtures.ts';
import { REGION, requestNumber } from './fixtures.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

describe('SendDestinationNumberVerificationCode', () => {
  it('sends six digits that the control side shows', async () => {
    const { aws, clock, send, VerifiedDestinationNumberId } = await startAsking();

    const { MessageId } = await send({ VerificationChannel: 'TEXT' });

    expect(codesOf(aws, VerifiedDestinationNumberId)).toEqual([
      {
        VerificationCode: expect.stringMatching(/^\d{6}$/),
        VerificationChannel: 'TEXT',
        MessageId,
        SentTimestamp: clock.now().getTime() / 1000,
      },
    ]);
  });

  it('sends the same codes in every new account, each time another', async () => {
    const one = await startAsking();
    const two = await startAsking();
    for (const { send } of [one, one, two, two]) await send();

    const codes = codesOf(one.aws, one.VerifiedDestinationNumberId).map((code) => code.VerificationCode);

    expect(new Set(codes).size).toBe(2);
    expect(codesOf(two.aws, two.VerifiedDestinationNumberId).map((code) => code.VerificationCode)).toEqual(
      codes,
    );
  });

  it('sends from a number that can', async () => {
    const { send, number, client } = await startAsking();
    const sms = await requestNumber(client, { NumberType: 'TOLL_FREE', NumberCapabilities: ['SMS'] });

    await expect(send({ OriginationIdentity: number.PhoneNumber })).resolves.toBeDefined();
    await expect(
      send({ VerificationChannel: 'TEXT', OriginationIdentity: sms.PhoneNumberId }),
    ).resolves.toBeDefined();
    await expect(
      send({ VerificationChannel: 'TEXT', OriginationIdentity: number.PhoneNumberId }),
    ).rejects.toMatchObject({ name: 'ValidationException', Reason: 'CHANNEL_NOT_ENABLED' });
    await expect(send({ OriginationIdentity: sms.PhoneNumberId })).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'VOICE_CAPABILITY_NOT_AVAILABLE',
    });
  });

  it.each([
    ['an unknown destination', { VerifiedDestinationNumberId: 'x' }, 'verified-destination-number'],
    ['an unknown configuration set', { ConfigurationSetName: 'x' }, 'configuration-set'],
    ['an unknown number', { OriginationIdentity: 'phone-1' }, 'phone-number'],
  ] satisfies [string, CodeInput, string][])('does not find %s', async (_, input, ResourceType) => {
    const { send } = await startAsking();

    await expect(send(input)).rejects.toMatchObject({ name: 'ResourceNotFoundException', ResourceType });
  });

  it('refuses when no number is there to send from', async () => {
    const { aws, number, send } = await startAsking();
    aws.voice.removeNumber(REGION, `${number.PhoneNumberId}`);

    await expect(send()).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'NO_ORIGINATION_IDENTITIES_FOUND',
    });
  });

  it('refuses the sixth code in 24 hours', async () => {
    const { clock, send } = await startAsking();
    for (let count = 0; count < 5; count += 1) await send();
    await expect(send()).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      Reason: 'VERIFICATION_ATTEMPTS_PER_DAY',
    });

    clock.advance(DAY_MS);

    await expect(send()).resolves.toBeDefined();
  });
});

describe('VerifyDestinationNumber', () => {
  it('takes the code that was sent last, until it is 15 minutes old', async () => {
    const { clock, send, verify, lastCode } = await startAsking();
    await send();
    const first = lastCode();
    await send();
    await expect(verify(first)).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'VERIFICATION_CODE_MISMATCH',
      Fields: [{ Name: 'verificationCode' }],
    });
    clock.advance(15 * MINUTE_MS);

    expect(await verify(lastCode())).toMatchObject({ Status: 'VERIFIED', DestinationPhoneNumber: RECIPIENT });
  });

  it('refuses a code that is older', async () => {
    const { clock, send, verify, lastCode, VerifiedDestinationNumberId } = await startAsking();
    await send();
    clock.advance(15 * MINUTE_MS + 1);

    await expect(verify(lastCode())).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'VERIFICATION_CODE_EXPIRED',
      ResourceId: VerifiedDestinationNumberId,
    });
  });

  it('refuses any code before one was sent', async () => {
    const { verify } = await startAsking();

    await expect(verify('000000')).rejects.toMatchObject({ Reason: 'VERIFICATION_CODE_MISMATCH' });
  });

  it('happens once, and no code is sent afterwards', async () => {
    const { send, verify, lastCode } = await startAsking();
    await send();
    await verify(lastCode());
    const complete = { name: 'ConflictException', Reason: 'VERIFICATION_ALREADY_COMPLETE' };

    await expect(verify(lastCode())).rejects.toMatchObject(complete);
    await expect(send()).rejects.toMatchObject(complete);
  });
});
