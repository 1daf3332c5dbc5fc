/** A start that cannot go on: the message says what to do, and is all that an operator needs to read. */
export class StartError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'StartError';
  }
}
