import type { ShapeProblem } from './check-shape.ts';

/** The text in which AWS's services report an input that breaks their model: number of errors, then each of them. */
export function constraintMessage(problems: readonly ShapeProblem[]): string {
  const errors = problems.map(
    ({ Name, Message }) => `Value at '${Name}' failed to satisfy constraint: ${Message}`,
  );
  const counted = errors.length === 1 ? '1 validation error' : `${errors.length} validation errors`;
  return `${counted} detected: ${errors.join('; ')}`;
}
