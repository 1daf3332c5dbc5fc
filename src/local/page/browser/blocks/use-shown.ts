import { useEffect, useRef, useState } from 'preact/hooks';

/** How long what was chosen may stand without the server having said the same. */
const PATIENCE_MS = 2000;

interface Shown<T> {
  readonly shown: T;
  /** Shows this at once, and what the server has as soon as that changes or `done` says that it was not taken. */
  readonly show: (value: T, done: Promise<boolean>) => void;
}

/** What the server has, or what a person has just chosen until the server says so too. `key` tells values apart. */
export function useShown<T>(held: T, key: (value: T) => string): Shown<T> {
  const [chosen, setChosen] = useState<{ readonly value: T; readonly over: string }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const heldKey = key(held);
  const show = (value: T, done: Promise<boolean>): void => {
    const mine = { value, over: heldKey };
    const drop = (): void => setChosen((now) => (now === mine ? undefined : now));
    setChosen(mine);
    void done.then((wasTaken) => {
      if (!wasTaken) return drop();
      timer.current = setTimeout(drop, PATIENCE_MS);
    });
  };
  return { shown: chosen !== undefined && chosen.over === heldKey ? chosen.value : held, show };
}
