import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { CommandEntry, PersonEntry } from '../../protocol.ts';
import { isNamed, matchingCommands, matchingPeople, mentionBefore } from './command-match.ts';

/** One thing that a composer offers while something is being typed. */
export interface Offer {
  /** What is put into the text. */
  readonly insert: string;
  readonly hint: string;
  readonly note: string;
}

export interface Completion {
  readonly open: boolean;
  readonly of: 'commands' | 'people';
  readonly offers: readonly Offer[];
  /** Index of the offer that Enter and Tab take. */
  readonly chosen: number;
  choose(index: number): void;
  take(offer: Offer): void;
  close(): void;
  /** True when the key was for the list. */
  onKeyDown(event: KeyboardEvent): boolean;
}

interface CompletionOptions {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly commands: readonly CommandEntry[];
  readonly people: readonly PersonEntry[];
  readonly write: (text: string) => void;
}

/** Slash commands and mentions to choose from while they are being typed. */
export function useCompletion({ field, text, commands, people, write }: CompletionOptions): Completion {
  const [chosenFor, setChosenFor] = useState({ text: '', index: 0 });
  const [closedFor, setClosedFor] = useState<string>();
  const cursor = Math.min(field.current?.selectionStart ?? text.length, text.length);
  const mention = mentionBefore(text, cursor);
  const offers = offersFor(text, mention, commands, people);
  const open = offers.length > 0 && closedFor !== text;
  const chosen = chosenFor.text === text ? Math.min(chosenFor.index, offers.length - 1) : 0;

  const take = ({ insert }: Offer): void => {
    const from = mention === undefined ? 0 : cursor - mention.length - 1;
    const before = `${text.slice(0, from)}${insert} `;
    const whole = before + text.slice(cursor);
    write(whole);
    setClosedFor(whole);
    queueMicrotask(() => {
      field.current?.focus();
      field.current?.setSelectionRange(before.length, before.length);
    });
  };
  const choose = (index: number): void => setChosenFor({ text, index });

  const onKeyDown = (event: KeyboardEvent): boolean => {
    const offer = offers[chosen];
    if (!open || offer === undefined || event.shiftKey) return false;
    const step = { ArrowDown: 1, ArrowUp: offers.length - 1 }[event.key];
    // What is typed out is sent, not completed once more.
    const typedOut =
      mention === undefined ? offer.insert === text : isNamed(`@${mention}`, { name: offer.insert });
    if (event.key === 'Enter' && typedOut) return false;
    if (step !== undefined) choose((chosen + step) % offers.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(offer);
    else if (event.key === 'Escape') setClosedFor(text);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  const of = mention === undefined ? 'commands' : 'people';
  return { open, of, offers, chosen, choose, take, close: () => setClosedFor(text), onKeyDown };
}

function offersFor(
  text: string,
  mention: string | undefined,
  commands: readonly CommandEntry[],
  people: readonly PersonEntry[],
): Offer[] {
  if (mention === undefined) {
    const found = matchingCommands(text, commands);
    return found.map(({ command, hint, description }) => ({ insert: command, hint, note: description }));
  }
  const found = matchingPeople(mention, people);
  return found.map(({ name, role }) => ({ insert: `@${name}`, hint: '', note: role }));
}
