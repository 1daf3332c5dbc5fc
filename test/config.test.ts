import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Config, parseConfig, renderProblems } from '#src/config.ts';

const HTTP = {
  SLACK_BOT_TOKEN: 'xoxb-very-secret',
  SLACK_SIGNING_SECRET: '0123456789abcdef',
  DIALTONE_ADMINS: 'U012ABCDEF',
};

function configOf(env: Record<string, string | undefined>, argv: string[] = []): Config {
  const parsed = parseConfig(env, argv);
  if (!parsed.ok) throw new Error(renderProblems(parsed.problems));
  return parsed.config;
}

function problemsOf(env: Record<string, string | undefined>, argv: string[] = []): Record<string, string> {
  const parsed = parseConfig(env, argv);
  if (parsed.ok) return {};
  return Object.fromEntries(parsed.problems.map(({ variable, message }) => [variable, message]));
}

describe('the local workspace', () => {
  it('is the whole configuration of an empty environment', () => {
    expect(configOf({})).toEqual({
      role: 'all',
      mode: 'local',
      http: { port: 3000, host: '127.0.0.1' },
      logLevel: 'info',
      slack: { kind: 'local' },
      voice: { provider: 'local' },
      admins: ['U0ADMIN'],
      releaseGraceMs: 7 * 24 * 60 * 60 * 1000,
      supportCases: 'packet',
      localDir: resolve('.local'),
    });
  });

  it('counts empty and blank variables as unset', () => {
    const env = {
      SLACK_BOT_TOKEN: '',
      SLACK_SIGNING_SECRET: '  ',
      DATABASE_URL: '',
      PORT: '',
      DIALTONE_ADMIN: '',
    };

    expect(configOf(env)).toEqual(configOf({}));
  });

  it.each(['bot', 'worker'])('refuses the role %s and says why', (ROLE) => {
    expect(problemsOf({ ROLE })).toEqual({ ROLE: expect.stringContaining('lives inside one process') });
  });

  it('takes servers, a provider and admins where they are set', () => {
    const config = configOf({
      DATABASE_URL: 'postgresql://app@db/dialtone',
      REDIS_URL: 'redis://cache:6379',
      VOICE_PROVIDER: 'aws',
      AWS_REGION: 'eu-west-1',
      PRICE_LIST: 'prices.json',
      DIALTONE_ADMINS: 'U0LEAD',
    });

    expect(config).toMatchObject({
      mode: 'local',
      databaseUrl: 'postgresql://app@db/dialtone',
      redisUrl: 'redis://cache:6379',
      voice: { provider: 'aws', region: 'eu-west-1' },
      priceListPath: 'prices.json',
      admins: ['U0LEAD'],
    });
  });
});

describe('a real workspace', () => {
  it('receives by HTTP with a signing secret', () => {
    expect(configOf(HTTP)).toMatchObject({
      mode: 'slack',
      http: { host: '0.0.0.0' },
      slack: { kind: 'http', botToken: 'xoxb-very-secret', signingSecret: '0123456789abcdef' },
      voice: { provider: 'aws' },
    });
  });

  it('receives by Socket Mode with an app-level token, even beside a signing secret', () => {
    const { slack } = configOf({ ...HTTP, SLACK_APP_TOKEN: 'xapp-1' });

    expect(slack).toEqual({ kind: 'socket', botToken: 'xoxb-very-secret', appToken: 'xapp-1' });
  });

  it('needs only the bot token for a worker', () => {
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-1',
      DIALTONE_ADMINS: 'U0ADMIN',
      DATABASE_URL: 'postgres://db/dialtone',
    };

    expect(configOf(env, ['--role=worker'])).toMatchObject({
      role: 'worker',
      slack: { kind: 'post-only', botToken: 'xoxb-1' },
    });
  });

  it('takes another base of the Web API', () => {
    expect(configOf({ ...HTTP, SLACK_API_URL: 'http://127.0.0.1:4000/api/' }).slack).toMatchObject({
      apiUrl: 'http://127.0.0.1:4000/api/',
    });
  });

  it('names both ways to receive when the signing secret is missing', () => {
    const problems = problemsOf({ ...HTTP, SLACK_SIGNING_SECRET: undefined });

    expect(problems).toEqual({ SLACK_SIGNING_SECRET: expect.stringContaining('SLACK_APP_TOKEN') });
  });

  it.each(['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'SLACK_API_URL'])(
    'asks for the bot token beside %s',
    (name) => {
      const values = {
        SLACK_SIGNING_SECRET: 'abc',
        SLACK_APP_TOKEN: 'xapp-1',
        SLACK_API_URL: 'https://slack.com/api/',
      };
      const env = {
        DIALTONE_ADMINS: 'U0ADMIN',
        ...Object.fromEntries(Object.entries(values).filter(([key]) => key === name)),
      };

      expect(Object.keys(problemsOf(env))).toEqual(['SLACK_BOT_TOKEN']);
    },
  );

  it('requires admins', () => {
    expect(Object.keys(problemsOf({ ...HTTP, DIALTONE_ADMINS: undefined }))).toEqual(['DIALTONE_ADMINS']);
  });

  it.each(['bot', 'worker'])('requires a database that the role %s can share', (ROLE) => {
    expect(Object.keys(problemsOf({ ...HTTP, ROLE }))).toEqual(['DATABASE_URL']);
  });

  it.each(['bot', 'worker'])('refuses the local provider for the role %s and says why', (ROLE) => {
    const env = { ...HTTP, ROLE, DATABASE_URL: 'postgres://db/dialtone', VOICE_PROVIDER: 'local' };

    expect(problemsOf(env)).toEqual({ VOICE_PROVIDER: expect.stringContaining('lives inside one process') });
  });

  it('takes the local provider for the role all', () => {
    expect(configOf({ ...HTTP, VOICE_PROVIDER: 'local' })).toMatchObject({
      mode: 'slack',
      role: 'all',
      voice: { provider: 'local' },
    });
  });
});

describe('values', () => {
  it('takes admins apart at commas, each once', () => {
    expect(configOf({ ...HTTP, DIALTONE_ADMINS: ' U0ADMIN, W0OTHER,,U0ADMIN ' }).admins).toEqual([
      'U0ADMIN',
      'W0OTHER',
    ]);
  });

  it.each(['@admin', 'u0admin', 'C012ABCDEF', 'U0ADMIN U0OTHER', ','])(
    'refuses %j as admins',
    (DIALTONE_ADMINS) => {
      expect(problemsOf({ DIALTONE_ADMINS })).toEqual({
        DIALTONE_ADMINS: expect.stringContaining('U012ABCDEF'),
      });
    },
  );

  it.each(['0', '65535', ' 8080 '])('takes %j as a port', (PORT) => {
    expect(configOf({ PORT }).http.port).toBe(Number(PORT));
  });

  it.each(['65536', '-1', '1.5', '0x50', 'http', '1e3'])('refuses %j as a port', (PORT) => {
    expect(Object.keys(problemsOf({ PORT }))).toEqual(['PORT']);
  });

  it.each([
    ['7d', 604_800_000],
    ['36h', 129_600_000],
    ['30m', 1_800_000],
    ['0', 0],
  ])('takes %j as the grace period of a release', (RELEASE_GRACE, releaseGraceMs) => {
    expect(configOf({ RELEASE_GRACE }).releaseGraceMs).toBe(releaseGraceMs);
  });

  it('takes api for support cases', () => {
    expect(configOf({ SUPPORT_CASES: 'api' }).supportCases).toBe('api');
  });

  it.each(['trace', 'silent'])('takes %j as a log level', (LOG_LEVEL) => {
    expect(configOf({ LOG_LEVEL }).logLevel).toBe(LOG_LEVEL);
  });

  it.each([
    ['ROLE', 'web'],
    ['LOG_LEVEL', 'loud'],
    ['RELEASE_GRACE', '7'],
    ['RELEASE_GRACE', '-1d'],
    ['RELEASE_GRACE', '400d'],
    ['SUPPORT_CASES', 'email'],
    ['VOICE_PROVIDER', 'azure'],
    ['DATABASE_URL', 'mysql://db'],
    ['DATABASE_URL', 'localhost:5432'],
    ['REDIS_URL', 'http://cache'],
  ])('refuses %s=%s', (name, value) => {
    expect(Object.keys(problemsOf({ [name]: value }))).toEqual([name]);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-user'],
    ['SLACK_APP_TOKEN', 'xoxb-bot'],
    ['SLACK_SIGNING_SECRET', 'xoxb-bot'],
    ['SLACK_API_URL', 'slack.com/api'],
  ])('refuses %s=%s in a real workspace', (name, value) => {
    expect(Object.keys(problemsOf({ ...HTTP, [name]: value }))).toEqual([name]);
  });

  it('overrides ROLE with the option', () => {
    const env = { ...HTTP, ROLE: 'worker', DATABASE_URL: 'postgres://db/dialtone' };

    expect(configOf(env, ['--role=bot']).role).toBe('bot');
  });

  it.each(['--rol=bot', '--role', 'bot', '--role='])('refuses the option %j', (option) => {
    expect(Object.values(problemsOf({}, [option]))).toEqual([expect.stringContaining('--role=worker')]);
  });
});
