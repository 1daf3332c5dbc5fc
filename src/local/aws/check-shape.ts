import { type AwsError, type InvalidField, validationError } from './aws-error.ts';
import type { Members, Shape } from './shapes.ts';

export interface ShapeProblem extends InvalidField {
  readonly missing: boolean;
}

/**
 * Holds an input to the service model. Unknown members are ignored, as AWS does; null counts as absent.
 * Throws ValidationException with MISSING_PARAMETER when a required member is absent, else INVALID_PARAMETER,
 * and one entry in Fields for each problem.
 */
export function checkShape(input: Readonly<Record<string, unknown>>, members: Members): void {
  const problems = shapeProblems(input, members);
  if (problems.length > 0) throw shapeError(problems);
}

/** Where an input breaks the service model; empty when it holds. */
export function shapeProblems(
  input: Readonly<Record<string, unknown>>,
  members: Members,
): readonly ShapeProblem[] {
  return membersProblems(input, members, '');
}

/** How SMS Voice v2 refuses such an input. */
export function shapeError(problems: readonly ShapeProblem[]): AwsError {
  const reason = problems.some((problem) => problem.missing) ? 'MISSING_PARAMETER' : 'INVALID_PARAMETER';
  return validationError(
    reason,
    problems.map(({ Name, Message }) => ({ Name, Message })),
  );
}

/** A member's name as AWS writes it in Fields: `NumberType` → `numberType`. */
function fieldName(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1);
}

function membersProblems(
  value: Readonly<Record<string, unknown>>,
  members: Members,
  prefix: string,
): ShapeProblem[] {
  return Object.entries(members).flatMap(([member, shape]) => {
    const path = `${prefix}${fieldName(member)}`;
    const found = Object.hasOwn(value, member) ? value[member] : undefined;
    if (found !== undefined && found !== null) return valueProblems(found, shape, path);
    return shape.required ? [{ Name: path, Message: 'Member must not be null', missing: true }] : [];
  });
}

function valueProblems(value: unknown, shape: Shape, path: string): ShapeProblem[] {
  switch (shape.type) {
    case 'string':
    case 'enum':
      return typeof value === 'string' ? stringProblems(value, shape, path) : wrongType(path, 'a string');
    case 'boolean':
    case 'primitiveboolean':
      return typeof value === 'boolean' ? [] : wrongType(path, 'a boolean');
    case 'integer':
    case 'long':
    case 'primitivelong':
      return Number.isInteger(value)
        ? rangeProblems(Number(value), shape, path)
        : wrongType(path, 'an integer');
    case 'double':
    case 'timestamp':
      return typeof value === 'number' ? rangeProblems(value, shape, path) : wrongType(path, 'a number');
    case 'list':
      return Array.isArray(value) ? listProblems(value, shape, path) : wrongType(path, 'a list');
    case 'map':
      return isObject(value) ? listProblems(Object.values(value), shape, path) : wrongType(path, 'a map');
    case 'structure':
      return isObject(value)
        ? membersProblems(value, shape.members ?? {}, `${path}.`)
        : wrongType(path, 'a structure');
    default:
      throw new Error(`shapes.json: unknown type ${shape.type}`);
  }
}

function stringProblems(value: string, shape: Shape, path: string): ShapeProblem[] {
  if (shape.enum && !shape.enum.includes(value)) {
    return invalid(path, `Member must satisfy enum value set: [${shape.enum.join(', ')}]`);
  }
  const length = lengthProblems(value.length, shape, path);
  if (length.length > 0 || !shape.pattern) return length;
  return new RegExp(shape.pattern, 's').test(value)
    ? []
    : invalid(path, `Member must satisfy regular expression pattern: ${shape.pattern}`);
}

function listProblems(items: readonly unknown[], shape: Shape, path: string): ShapeProblem[] {
  const length = lengthProblems(items.length, shape, path);
  const { of } = shape;
  if (length.length > 0 || !of) return length;
  return items.flatMap((item, index) => valueProblems(item, of, `${path}.${index + 1}.member`));
}

function lengthProblems(length: number, shape: Shape, path: string): ShapeProblem[] {
  const [min, max] = shape.len ?? [null, null];
  if (min !== null && length < min)
    return invalid(path, `Member must have length greater than or equal to ${min}`);
  if (max !== null && length > max)
    return invalid(path, `Member must have length less than or equal to ${max}`);
  return [];
}

function rangeProblems(value: number, shape: Shape, path: string): ShapeProblem[] {
  const [min, max] = shape.range ?? [null, null];
  if (min !== null && value < min)
    return invalid(path, `Member must have value greater than or equal to ${min}`);
  if (max !== null && value > max)
    return invalid(path, `Member must have value less than or equal to ${max}`);
  return [];
}

function wrongType(path: string, expected: string): ShapeProblem[] {
  return invalid(path, `Member must be ${expected}`);
}

function invalid(path: string, message: string): ShapeProblem[] {
  return [{ Name: path, Message: message, missing: false }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
