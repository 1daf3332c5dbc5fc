import type { Input } from '../../protocol.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Choice } from './held-value.ts';
import { useAct } from './use-act.ts';
import { useShown } from './use-shown.ts';

interface Chosen {
  readonly chosen: readonly Choice[];
  readonly isBusy: boolean;
  readonly choose: (choices: readonly Choice[]) => void;
}

const keyOf = (choices: readonly Choice[]): string => JSON.stringify(choices.map(({ id }) => id));

/** What is chosen in an element: at once what the person chooses, unless that has to be confirmed first. */
export function useChosen(blockId: string, element: JsonObject, held: readonly Choice[]): Chosen {
  const { isBusy, act } = useAct(blockId, element);
  const { shown, show } = useShown(held, keyOf);
  const choose = (choices: readonly Choice[]): void => {
    const input: Input = { kind: 'chosen', values: choices.map(({ id }) => id) };
    const done = act(input);
    if (!isObject(element.confirm)) show(choices, done);
  };
  return { chosen: shown, isBusy, choose };
}
