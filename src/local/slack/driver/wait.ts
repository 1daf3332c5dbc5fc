import type { Stage } from '../interactions/stage.ts';

/**
 * Waits until `look` finds something; a `look` that throws has not found it yet (a field that is not drawn yet).
 * When it does not come in time, the error tells what was waited for and what the person sees instead.
 */
export async function waitFor<Found>(
  stage: Stage,
  look: () => Found | undefined,
  what: string,
  screen: () => string[],
): Promise<Found> {
  let found: Found | undefined;
  let thrown: unknown;
  const describe = (): string => {
    const violations = stage.workspace.violations.all().slice(-3);
    return [
      `waited ${stage.waitTimeoutMs} ms for ${what}, which did not come. What is there:`,
      ...screen().map((line) => `  ${line}`),
      ...(thrown === undefined ? [] : [`  the check threw: ${String(thrown)}`]),
      ...violations.map(({ where, message }) => `  violation: ${where}: ${message}`),
    ].join('\n');
  };
  const seen = (): boolean => {
    try {
      thrown = undefined;
      found = look();
    } catch (error) {
      thrown = error;
    }
    return found !== undefined;
  };
  await stage.workspace.changes.until(seen, describe, stage.waitTimeoutMs);
  if (found === undefined) throw new Error(describe());
  return found;
}
