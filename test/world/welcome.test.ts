import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Config, parseConfig, renderProblems } from '#src/config.ts';
import { welcome, whyNoReset } from '#src/world/welcome.ts';

function configOf(env: Record<string, string> = {}): Config {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(renderProblems(parsed.problems));
  return parsed.config;
}

const said = (env?: Record<string, string>): string => welcome(configOf(env), 3000);

describe('the welcome of the local workspace', () => {
  it('says where to open it, what stands in, where the data is and how to begin anew', () => {
    expect(said()).toBe(
      'Dialtone is ready: open http://localhost:3000. Slack and AWS are stand-ins; the data is in .local.\n' +
        'To begin anew: npm start -- --fresh',
    );
  });

  it('names a folder elsewhere by its path', () => {
    expect(welcome({ ...configOf(), localDir: resolve('/srv/dialtone') }, 3000)).toContain('dialtone');
  });

  it('says that AWS is real where it is', () => {
    expect(said({ VOICE_PROVIDER: 'aws' })).toContain('Slack is a stand-in, AWS is the real account;');
  });

  it('does not offer to remove a database that it has not made', () => {
    const env = { DATABASE_URL: 'postgres://db/dialtone' };

    expect(said(env)).toMatch(/the data is in \.local and in the database of DATABASE_URL\.$/);
    expect(whyNoReset(configOf(env))).toContain('DATABASE_URL');
    expect(whyNoReset(configOf())).toBeUndefined();
  });

  it.each(['0.0.0.0', '::'])('says that the page is for this machine where HOST is %s', (HOST) => {
    expect(said({ HOST })).toContain('open http://localhost:3000 on this machine.');
  });

  it('says that the page does not answer where HOST is not of this machine alone', () => {
    expect(said({ HOST: '192.0.2.7' })).toContain(
      'it listens on http://192.0.2.7:3000, where its page does not answer. Unset HOST to open it.',
    );
  });
});

it('the welcome of a real workspace says as what and where it runs', () => {
  const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret', DIALTONE_ADMINS: 'U0ADMIN' };

  expect(said(env)).toBe('Dialtone is ready as all on http://0.0.0.0:3000.');
});
