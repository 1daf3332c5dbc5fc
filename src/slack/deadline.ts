/** Slack waits three seconds for an answer, on its own clock; what takes longer than this is answered without. */
export const ANSWER_WITHIN_MS = 2_300;

/** The result, or undefined when it takes longer than `ms`. The work goes on; its failure is the caller's to log. */
export async function withinDeadline<T>(work: Promise<T>, ms: number): Promise<{ value: T } | undefined> {
  const { promise: tooLate, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, ms, undefined);
  try {
    return await Promise.race([work.then((value) => ({ value })), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
