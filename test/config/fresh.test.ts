import { describe, expect, it } from 'vitest';
import { parseConfig } from '#src/config.ts';

function problemsOf(env: Record<string, string>, argv: string[]): Record<string, string> {
  const parsed = parseConfig(env, argv);
  if (parsed.ok) return {};
  return Object.fromEntries(parsed.problems.map(({ variable, message }) => [variable, message]));
}

describe('the option --fresh', () => {
  it('asks the local workspace to begin anew', () => {
    const [plain, fresh] = [parseConfig({}), parseConfig({}, ['--fresh'])];

    expect(plain.ok && fresh.ok && fresh.config).toEqual({ ...(plain.ok && plain.config), fresh: true });
  });

  it.each(['DATABASE_URL', 'REDIS_URL'])('is refused beside %s, whose data is not ours to remove', (name) => {
    const value = name === 'DATABASE_URL' ? 'postgres://db/dialtone' : 'redis://cache:6379';

    expect(problemsOf({ [name]: value }, ['--fresh'])).toEqual({
      '--fresh': expect.stringContaining(`What ${name} leads to is not removed.`),
    });
  });

  it('is refused in a real workspace', () => {
    expect(
      problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', DIALTONE_ADMINS: 'U0ADMIN' }, [
        '--fresh',
      ]),
    ).toEqual({
      '--fresh': expect.stringContaining('Only the local workspace can begin anew.'),
    });
  });

  it('takes no value', () => {
    expect(problemsOf({}, ['--fresh=yes'])).toEqual({ '--fresh': expect.stringContaining('Not an option.') });
  });
});
