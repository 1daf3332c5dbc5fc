import { useRef, useState } from 'preact/hooks';
import type { Input } from '../../protocol.ts';
import { isObject, type JsonObject, stringOf } from '../json.ts';
import { useHost } from './host.ts';

interface Acting {
  /** Whether the app has not answered yet. */
  readonly isBusy: boolean;
  /** Tells the app; false when it could not be told. A second act does not wait for the first. */
  readonly act: (input: Input) => Promise<boolean>;
}

/** What a person does with an element, told to the app. */
export function useAct(blockId: string, element: JsonObject): Acting {
  const host = useHost();
  const under = useRef(0);
  const [isBusy, setBusy] = useState(false);
  const count = (change: number): void => {
    under.current += change;
    setBusy(under.current > 0);
  };
  const act = async (input: Input): Promise<boolean> => {
    count(1);
    try {
      const confirm = isObject(element.confirm) ? element.confirm : undefined;
      await host.act(blockId, stringOf(element.action_id), input, confirm);
      return true;
    } catch {
      // The host tells the person; the element only shows again what it showed before.
      return false;
    } finally {
      count(-1);
    }
  };
  return { isBusy, act };
}
