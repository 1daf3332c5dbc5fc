export { StartError } from '../start-error.ts';

/** Adds a part to close at the end, in the reverse order of adding. */
export type OnClose = (name: string, close: () => unknown) => void;
