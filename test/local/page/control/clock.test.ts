import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLocalClock } from '#src/local/clock.ts';

const DAY_MS = 86_400_000;

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'clock-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe('the local clock', () => {
  it("shows the system's time until it is moved", () => {
    const clock = createLocalClock({ stateFile: join(folder(), 'clock.json') });

    const before = Date.now();
    const now = clock.now().getTime();

    expect(clock.aheadMs).toBe(0);
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it('is as far ahead after a restart as before, in a folder that it makes', () => {
    const stateFile = join(folder(), 'new', 'clock.json');
    const first = createLocalClock({ stateFile });
    first.advance(DAY_MS);
    first.advance(500);
    const left = first.now();

    const second = createLocalClock({ stateFile });

    expect(second.aheadMs).toBe(DAY_MS + 500);
    expect(second.now().getTime()).toBeGreaterThanOrEqual(left.getTime());
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses to move by %s', (ms) => {
    const clock = createLocalClock({ stateFile: join(folder(), 'clock.json') });

    expect(() => clock.advance(ms)).toThrow(RangeError);
    expect(clock.aheadMs).toBe(0);
  });

  it.each(['{', '[]', 'null', '{"aheadMs":-5}', '{"aheadMs":"1"}', '{"aheadMs":0.5}'])(
    'names the file and the way out when it holds %s',
    (text) => {
      const stateFile = join(folder(), 'clock.json');
      writeFileSync(stateFile, text);

      expect(() => createLocalClock({ stateFile })).toThrow(
        `${stateFile} cannot be read. Restore the file, or begin anew`,
      );
      expect(readFileSync(stateFile, 'utf8')).toBe(text);
    },
  );

  it('stays where it was when the file cannot be written', () => {
    const path = folder();
    const clock = createLocalClock({ stateFile: join(path, 'clock.json') });
    rmSync(path, { recursive: true });
    writeFileSync(path, 'no folder any more');

    expect(() => clock.advance(DAY_MS)).toThrow(`cannot be kept in ${join(path, 'clock.json')}`);
    expect(clock.aheadMs).toBe(0);
  });
});
