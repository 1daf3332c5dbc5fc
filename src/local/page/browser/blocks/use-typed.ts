import { useEffect, useRef, useState } from 'preact/hooks';
import { type JsonObject, objectOf, stringOf, stringsOf } from '../json.ts';
import { inlineText } from '../text/inline-text.ts';
import { readRichText } from '../text/read-rich-text.ts';
import type { Field } from './field.ts';
import { heldValue } from './held-value.ts';
import { useHost } from './host.ts';
import { useAct } from './use-act.ts';

/** So that not every letter of a word is one call to the app. */
const TYPING_PAUSE_MS = 250;

function heldText(value: JsonObject): string {
  if (typeof value.value === 'string') return value.value;
  const pieces = readRichText(objectOf(value.rich_text_value));
  return pieces.map((piece) => ('children' in piece ? inlineText(piece.children) : '')).join('\n');
}

/**
 * A text as a person types it. It stays as typed while the view is drawn anew around it; until something is typed the
 * server's text stands there.
 */
export function useTyped({ blockId, dispatches }: Field, element: JsonObject) {
  const host = useHost();
  const { isBusy, act } = useAct(blockId, element);
  const actionId = stringOf(element.action_id);
  const [mine, setMine] = useState(() => host.typed(blockId, actionId));
  const text = mine ?? heldText(heldValue(host.values, blockId, element));

  const { trigger_actions_on: given } = objectOf(element.dispatch_action_config);
  const triggers = given === undefined ? ['on_enter_pressed'] : stringsOf(given);
  const sendsOnEnter = dispatches && triggers.includes('on_enter_pressed');
  const sendsWhileTyping = dispatches && triggers.includes('on_character_entered');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const type = (typed: string): void => {
    setMine(typed);
    host.type(blockId, actionId, typed);
    if (!sendsWhileTyping) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void act({ kind: 'typed', text: typed, enter: false }), TYPING_PAUSE_MS);
  };
  const enter = (typed: string): void => {
    clearTimeout(timer.current);
    void act({ kind: 'typed', text: typed, enter: true });
  };
  return { text, type, enter, sendsOnEnter, isBusy };
}
