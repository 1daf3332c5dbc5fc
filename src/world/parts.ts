import { StartError } from '../start-error.ts';

export { StartError } from '../start-error.ts';

/** Adds a part to close at the end, in the reverse order of adding. */
export type OnClose = (name: string, close: () => unknown) => void;

/** What keeps a stand-in from starting, such as a folder that another process uses, is for the operator to read. */
export async function sayingWhy<T>(starting: T | Promise<T>): Promise<T> {
  try {
    return await starting;
  } catch (cause) {
    throw cause instanceof Error ? new StartError(cause.message, { cause }) : cause;
  }
}
