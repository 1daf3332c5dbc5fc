import { describe, expect, test, vi } from 'vitest';
import { createLegacyChannels } from '#src/aws/legacy-channels.ts';
import { AWS_REQUEST_ID, answer, type Reply } from './aws-responder.ts';
import { failureOf, REGION } from './failure-of.ts';
import { useResponder } from './use-responder.ts';

const { open, reply, requests, inputs } = useResponder(createLegacyChannels);

const APP = '0123456789abcdef0123456789abcdef';
const CHANNELS = `/v1/apps/${APP}/channels`;
/** An error as AWS's REST protocol writes it: the exception's name in a header. */
const exception = (name: string, status = 400): Reply =>
  answer({ Message: 'never decide by this text', RequestID: 'from the body' }, status, {
    'x-amzn-errortype': name,
  });

describe('enabling', () => {
  test('switches the SMS channel on', async () => {
    reply(() => answer({ Enabled: true, Platform: 'SMS' }));

    await open().enableSms(REGION, APP);

    expect(requests()).toMatchObject([
      { operation: `PUT ${CHANNELS}/sms`, region: REGION, service: 'mobiletargeting' },
    ]);
    expect(inputs()).toEqual([{ Enabled: true }]);
  });

  test('switches the voice channel on, at its pace', async () => {
    const beforeCall = vi.fn(async () => {});
    reply(() => answer({ Enabled: true, Platform: 'VOICE' }));

    await open({ beforeCall }).enableVoice(REGION, APP);

    expect(requests()).toMatchObject([{ operation: `PUT ${CHANNELS}/voice`, attempts: 'attempt=1; max=1' }]);
    expect(inputs()).toEqual([{ Enabled: true }]);
    expect(beforeCall.mock.calls).toEqual([[REGION, 'UpdateVoiceChannel']]);
  });

  test.each([
    ['MethodNotAllowedException', 405, 'aws_method_not_allowed'],
    ['ForbiddenException', 403, 'aws_access_denied'],
    ['NotFoundException', 404, 'aws_not_found'],
    ['BadRequestException', 400, 'aws_input_refused'],
    ['TooManyRequestsException', 429, 'aws_throttled'],
    ['InternalServerErrorException', 500, 'aws_unavailable'],
  ])('says why it is not enabled: %s', async (name, status, code) => {
    reply(() => exception(name, status));

    const error = await failureOf(open().enableVoice(REGION, APP));

    expect(error).toMatchObject({ code, details: { exception: name, awsRequestId: AWS_REQUEST_ID } });
  });

  test('takes the request id from the body when no header has it', async () => {
    reply(() => (response) => {
      response.writeHead(403, {
        'content-type': 'application/json',
        'x-amzn-errortype': 'ForbiddenException',
      });
      response.end('{"Message":"no","RequestID":"from the body"}');
    });

    const error = await failureOf(open().enableVoice(REGION, APP));

    expect(error.details).toMatchObject({ exception: 'ForbiddenException', awsRequestId: 'from the body' });
  });
});

describe('readEnabled', () => {
  test('reads both channels', async () => {
    reply(({ operation }) => answer({ Enabled: operation.endsWith('/voice') }));

    expect(await open().readEnabled(REGION, APP)).toEqual({ sms: false, voice: true });
    expect(requests().map(({ operation }) => operation)).toEqual([
      `GET ${CHANNELS}/sms`,
      `GET ${CHANNELS}/voice`,
    ]);
  });

  test('counts a channel that was never set up as not enabled', async () => {
    reply(({ operation }) =>
      operation.endsWith('/voice') ? exception('NotFoundException', 404) : answer({ Enabled: true }),
    );

    expect(await open().readEnabled(REGION, APP)).toEqual({ sms: true, voice: false });
  });

  test('does not take another failure for not enabled', async () => {
    reply(() => exception('ForbiddenException', 403));

    expect((await failureOf(open().readEnabled(REGION, APP))).code).toBe('aws_access_denied');
  });
});
