import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { ControlState, Verb, VerbAnswer } from '../../control-protocol.ts';
import { CONTROL_PATH } from '../../protocol.ts';
import { getJson, postJson } from '../api.ts';

const EVERY_MS = 1000;

/** What the last verb has done, or why it could not. */
export interface Note {
  readonly kind: 'said' | 'problem';
  readonly text: string;
  /** Ascends, so that the same words are told again. */
  readonly nth: number;
}

export interface Control {
  /** Undefined until the server has answered. */
  readonly state: ControlState | undefined;
  readonly note: Note | undefined;
  /** Why the state could not be read; undefined while it can. */
  readonly lost: string | undefined;
  /** Does one verb and reads the state again; undefined when it was refused, which the note then says. */
  run(verb: Verb): Promise<VerbAnswer | undefined>;
  hush(): void;
}

const ControlContext = createContext<Control | undefined>(undefined);

export const ControlProvider = ControlContext.Provider;

/** The drawer around its tabs. Throws outside of one. */
export function useControl(): Control {
  const control = useContext(ControlContext);
  if (control === undefined) throw new Error('this stands inside the control drawer');
  return control;
}

/** The state of the other side, read at once, each second while the page is visible, and after each verb. */
export function usePolledControl(): Control {
  const [state, setState] = useState<ControlState>();
  const [note, setNote] = useState<Note>();
  const [lost, setLost] = useState<string>();
  const asked = useRef(0);

  const read = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    try {
      const next = await getJson<ControlState>(CONTROL_PATH);
      // An older answer that comes late would undo a verb on the screen.
      if (mine !== asked.current) return;
      setState(next);
      setLost(undefined);
    } catch (error) {
      if (mine === asked.current) setLost(wordsOf(error));
    }
  }, []);

  useEffect(() => {
    let timer = 0;
    let stopped = false;
    const again = async (): Promise<void> => {
      if (document.visibilityState === 'visible') await read();
      if (!stopped) timer = window.setTimeout(again, EVERY_MS);
    };
    void again();
    return () => {
      stopped = true;
      window.clearTimeout(timer);
    };
  }, []);

  const tell = (kind: Note['kind'], text: string): void =>
    setNote((before) => ({ kind, text, nth: (before?.nth ?? 0) + 1 }));

  const run = async (verb: Verb): Promise<VerbAnswer | undefined> => {
    try {
      const answer = await postJson<VerbAnswer>(CONTROL_PATH, verb);
      if (answer.said !== '') tell('said', answer.said);
      return answer;
    } catch (error) {
      tell('problem', wordsOf(error));
      return undefined;
    } finally {
      await read();
    }
  };

  return { state, note, lost, run, hush: () => setNote(undefined) };
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
