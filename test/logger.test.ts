import { describe, expect, it } from 'vitest';
import { createLogger, type Logger, maskPhoneNumbers } from '#src/logger.ts';

function capture(level = 'trace'): {
  logger: Logger;
  lines: () => Record<string, unknown>[];
  text: () => string;
} {
  let written = '';
  const logger = createLogger({
    level,
    destination: {
      write: (line) => {
        written += line;
      },
    },
  });
  const lines = () =>
    written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  return { logger, lines, text: () => written };
}

describe('createLogger', () => {
  it('writes one JSON object a line, with the level by name and an ISO time', () => {
    const { logger, lines } = capture();

    logger.info({ requestId: 'R-1042' }, 'request opened');
    logger.warn('order retried');

    expect(lines()).toMatchObject([
      {
        level: 'info',
        requestId: 'R-1042',
        msg: 'request opened',
        time: expect.stringMatching(/^\d{4}-.*Z$/),
      },
      { level: 'warn', msg: 'order retried' },
    ]);
  });

  it('leaves out what is below its level', () => {
    const { logger, lines } = capture('warn');

    logger.info('quiet');
    logger.error('loud');

    expect(lines()).toMatchObject([{ msg: 'loud' }]);
  });
});

describe('secrets', () => {
  it.each([
    ['token', 'abc-1'],
    ['botToken', 'abc-1'],
    ['SLACK_SIGNING_SECRET', 'abc-1'],
    ['signingSecret', 'abc-1'],
    ['response_url', 'https://example.com/abc-1'],
    ['response_urls', [{ response_url: 'https://example.com/abc-1' }]],
    ['Authorization', 'Bearer abc-1'],
    ['x-slack-signature', 'v0=abc-1'],
    ['state', { values: { block: { action: { value: 'abc-1' } } } }],
    ['password', 'abc-1'],
  ])('are replaced in the field %s at any depth', (name, value) => {
    const { logger, lines, text } = capture();

    logger.info({ [name]: value, body: { view: [{ [name]: value }] } }, 'request received');

    expect(lines()).toMatchObject([{ [name]: '[redacted]', body: { view: [{ [name]: '[redacted]' }] } }]);
    expect(text()).not.toContain('abc-1');
  });

  it("are replaced in a child logger's own fields", () => {
    const { logger, lines } = capture();

    logger.child({ token: 'abc-1', jobId: 'order.lease-7', err: new Error('earlier') }).info('job started');

    expect(lines()).toMatchObject([
      { token: '[redacted]', jobId: 'order.lease-7', err: { message: 'earlier' } },
    ]);
  });

  it('are masked in texts: tokens, hooks and passwords in URLs', () => {
    const { logger, text } = capture();
    const [token, hook] = ['xoxb-12-secret', 'https://hooks.slack.com/actions/T0/1/secret'];

    logger.info(
      { header: `Bearer ${token}`, to: hook },
      'connect to postgres://app:se@cret@db:5432/dialtone',
    );

    expect(text()).not.toMatch(/secret|se@cret/);
    expect(text()).toContain('postgres://app:***@db:5432/dialtone');
  });

  it('leave ordinary fields alone', () => {
    const { logger, lines } = capture();
    const fields = {
      state: 'leased',
      clientToken: 'o-7',
      url: 'http://127.0.0.1:3000/readyz',
      at: 1_700_000_000_000,
    };

    logger.info({ ...fields, none: null, when: new Date(0), big: 10n }, 'order leased');

    expect(lines()).toMatchObject([{ ...fields, none: null, when: '1970-01-01T00:00:00.000Z', big: '10' }]);
  });
});

describe('phone numbers', () => {
  it.each([
    ['+12065550142', '+*******0142'],
    ['from +442079460123 to +390612345678', 'from +********0123 to +********5678'],
    ['/numbers/%2B12065550142', '/numbers/%2B*******0142'],
  ])('in %j read %j', (text, masked) => {
    expect(maskPhoneNumbers(text)).toBe(masked);
  });

  it.each(['R-1042', '+1234', '2026-11-01T10:00:00+0530', '12065550142'])('are not seen in %j', (text) => {
    expect(maskPhoneNumbers(text)).toBe(text);
  });

  it('are masked in messages, nested fields, keys and errors', () => {
    const { logger, lines, text } = capture();
    const err = new Error('could not lease +12065550142');

    logger.error(
      { err, order: { numbers: ['+12065550142'], byNumber: { '+12065550142': 1 } } },
      'for +12065550142',
    );

    expect(text()).not.toContain('2065550142');
    expect(lines()).toMatchObject([
      {
        msg: 'for +*******0142',
        order: { numbers: ['+*******0142'], byNumber: { '+*******0142': 1 } },
        err: { message: 'could not lease +*******0142' },
      },
    ]);
  });
});

describe('errors', () => {
  it('keep their class, their fields, their stack and their causes', () => {
    const { logger, lines } = capture();
    const root = Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' });
    const cause = new RangeError('no answer', { cause: root });

    logger.error({ err: new Error('lease failed', { cause }) }, 'order failed');

    expect(lines()).toMatchObject([
      {
        err: {
          type: 'Error',
          message: 'lease failed',
          stack: expect.stringContaining('logger.test.ts'),
          cause: {
            type: 'RangeError',
            message: 'no answer',
            cause: { message: 'timeout', code: 'ETIMEDOUT' },
          },
        },
      },
    ]);
  });

  it('are written from any field, with their secrets replaced', () => {
    const { logger, lines } = capture();
    const error = Object.assign(new Error('refused'), {
      request: { headers: { authorization: 'Bearer abc' } },
    });

    logger.warn({ attempts: [{ error }] }, 'call failed');

    expect(lines()).toMatchObject([
      {
        attempts: [{ error: { message: 'refused', request: { headers: { authorization: '[redacted]' } } } }],
      },
    ]);
  });

  it('are written when they are the only argument', () => {
    const { logger, lines } = capture();

    logger.fatal(new TypeError('no number +12065550142'));

    expect(lines()).toMatchObject([{ msg: 'no number +*******0142', err: { type: 'TypeError' } }]);
  });

  it('that hold themselves end the walk', () => {
    const { logger, lines } = capture();
    const error: Error & { self?: unknown } = new Error('loop');
    error.self = { error };

    logger.error({ err: error }, 'call failed');

    expect(lines()).toMatchObject([{ err: { message: 'loop', self: { error: '[circular]' } } }]);
  });
});

it('writes sizes for bytes and ends at a depth', () => {
  const { logger, lines, text } = capture();
  const deep = Array.from({ length: 30 }).reduce<object>((inner) => ({ inner }), { end: 'unreachable' });

  logger.info({ body: Buffer.from('secret'), deep }, 'received');

  expect(lines()).toMatchObject([{ body: '[6 bytes]' }]);
  expect(text()).toContain('[too deep]');
  expect(text()).not.toContain('unreachable');
});
