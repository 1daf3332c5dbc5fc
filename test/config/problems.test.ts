import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseConfig, renderProblems } from '#src/config.ts';

function problemsOf(env: Record<string, string | undefined>, argv: string[] = []): Record<string, string> {
  const parsed = parseConfig(env, argv);
  if (parsed.ok) return {};
  return Object.fromEntries(parsed.problems.map(({ variable, message }) => [variable, message]));
}

describe('misspelt variables', () => {
  it.each([
    ['DIALTONE_ADMIN', 'DIALTONE_ADMINS'],
    ['SLACK_BOTTOKEN', 'SLACK_BOT_TOKEN'],
    ['SLACK_SIGNIN_SECRET', 'SLACK_SIGNING_SECRET'],
    ['slack_app_token', 'SLACK_APP_TOKEN'],
  ])('answers %s with %s', (name, nearest) => {
    expect(problemsOf({ [name]: 'x' })[name]).toContain(`Did you mean ${nearest}?`);
  });

  it('lists the known names for one that is like none', () => {
    expect(problemsOf({ SLACK_X: 'x' }).SLACK_X).toContain('Known: DIALTONE_ADMINS, SLACK_BOT_TOKEN');
  });

  it('ignores variables of other programs', () => {
    expect(parseConfig({ PATH: '/bin', ADMINS: 'x', SLACKWARE: '15' })).toEqual(parseConfig({}));
  });
});

describe('problems', () => {
  it('come all at once', () => {
    const env = {
      SLACK_BOT_TOKEN: 'nope',
      PORT: 'x',
      LOG_LEVEL: 'x',
      DIALTONE_ADMIN: 'U0ADMIN',
      ROLE: 'worker',
    };

    expect(Object.keys(problemsOf(env)).sort()).toEqual([
      'DATABASE_URL',
      'DIALTONE_ADMIN',
      'DIALTONE_ADMINS',
      'LOG_LEVEL',
      'PORT',
      'SLACK_BOT_TOKEN',
    ]);
  });

  it('never show a value', () => {
    const secret = 'hunter2';
    const names = [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_API_URL',
      'DATABASE_URL',
      'REDIS_URL',
      'SLACK_TOKEN',
    ];
    const env = Object.fromEntries(
      [...names, 'PORT', 'ROLE', 'DIALTONE_ADMINS'].map((name) => [name, secret]),
    );

    const parsed = parseConfig(env, [`--token=${secret}`]);

    expect(parsed).toMatchObject({ ok: false });
    expect(JSON.stringify(parsed)).not.toContain(secret);
  });

  it('are rendered one a line under a heading', () => {
    const text = renderProblems([
      { variable: 'PORT', message: 'Use a number.' },
      { variable: 'DATABASE_URL', message: 'Use a URL.' },
    ]);

    expect(text.split('\n')).toEqual([
      "Dialtone can't start: 2 problems in its configuration.",
      '  PORT          Use a number.',
      '  DATABASE_URL  Use a URL.',
      'Every variable is described in .env.example.',
      '',
    ]);
  });

  it('are none in the example file, which names every variable', async () => {
    const lines = (await readFile('.env.example', 'utf8'))
      .split('\n')
      .filter((line) => /^[A-Z_]+=/.test(line));
    const example = Object.fromEntries(lines.map((line) => line.split('=', 2)));

    expect(parseConfig(example)).toEqual(parseConfig({}));
    expect(Object.keys(example).sort()).toEqual(
      [
        ...[
          'AWS_REGION',
          'DATABASE_URL',
          'DIALTONE_ADMINS',
          'HOST',
          'LOG_LEVEL',
          'PORT',
          'PRICE_LIST',
          'REDIS_URL',
          'RELEASE_GRACE',
        ],
        ...[
          'ROLE',
          'SLACK_API_URL',
          'SLACK_APP_TOKEN',
          'SLACK_BOT_TOKEN',
          'SLACK_SIGNING_SECRET',
          'SUPPORT_CASES',
          'VOICE_PROVIDER',
        ],
      ].sort(),
    );
  });
});
