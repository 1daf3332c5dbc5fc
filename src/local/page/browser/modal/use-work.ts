import { useRef, useState } from 'preact/hooks';

export interface Work<What> {
  /** What is under way; undefined when nothing is. */
  readonly what?: What;
  /** Why the last one failed. */
  readonly problem?: string;
}

/** Runs one thing at a time and keeps why it failed. A second call while one runs does nothing. */
export function useWork<What extends string>(): [
  Work<What>,
  (what: What, begin: () => Promise<unknown>) => void,
] {
  const [work, setWork] = useState<Work<What>>({});
  const running = useRef(false);
  const run = (what: What, begin: () => Promise<unknown>): void => {
    if (running.current) return;
    running.current = true;
    setWork({ what });
    begin()
      .then(
        () => setWork({}),
        (error: unknown) => setWork({ problem: error instanceof Error ? error.message : String(error) }),
      )
      .finally(() => {
        running.current = false;
      });
  };
  return [work, run];
}
