// Everything that the app has sent is drawn from JSON that nobody has checked: these narrow it.
export { isObject, type JsonObject, objectOf, objectsOf, stringsOf, textOf } from '../../slack/json.ts';

/** The value when it is a string, else an empty one. */
export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The value when it is a finite number, else undefined. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
