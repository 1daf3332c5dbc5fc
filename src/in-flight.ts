/** Work that goes on after its answer, so that a stop can wait for it. */
export function createInFlight() {
  const running = new Set<Promise<unknown>>();
  return {
    track: async <T>(work: Promise<T>): Promise<T> => {
      running.add(work);
      try {
        return await work;
      } finally {
        running.delete(work);
      }
    },
    /** Resolves when nothing is running any more; never rejects. */
    settled: async (): Promise<void> => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

export type InFlight = ReturnType<typeof createInFlight>;
