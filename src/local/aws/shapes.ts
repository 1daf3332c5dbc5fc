import { readFileSync } from 'node:fs';

/** One member of an operation's input as the service model declares it. */
export interface Shape {
  readonly type: string;
  readonly required?: boolean;
  readonly len?: readonly [number | null, number | null];
  readonly range?: readonly [number | null, number | null];
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly of?: Shape;
  readonly members?: Members;
}

export type Members = Readonly<Record<string, Shape>>;

interface OperationShape {
  readonly in: Members;
  readonly out: Members;
  readonly errors: readonly string[];
}

const SHAPES: Readonly<Record<string, Readonly<Record<string, OperationShape>>>> = JSON.parse(
  readFileSync(new URL('./shapes.json', import.meta.url), 'utf8'),
);

/** The service model's entry for an operation, or undefined when the model here does not know it. */
export function findOperationShape(service: string, operation: string): OperationShape | undefined {
  return SHAPES[service]?.[operation];
}

/** True when any of the four services has an operation of this name. */
export function isOperationName(name: string): boolean {
  return Object.values(SHAPES).some((operations) => Object.hasOwn(operations, name));
}

/** Every operation of the four services, by name. */
export function operationNames(): string[] {
  return Object.values(SHAPES)
    .flatMap((operations) => Object.keys(operations))
    .sort();
}
