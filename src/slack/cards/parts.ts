import type { Button, KnownBlock } from '@slack/types';
import type { CardContext } from './settings.ts';

type Draw<T> = (draw: CardContext) => T;

/**
 * What a kind of request contributes to the one skeleton of each drawing. Pending, denied, withdrawn and expired look
 * the same for every kind; the functions draw the other states, `content` also the pending one.
 */
export interface CardParts {
  /** “lease 4 phone numbers”, within a sentence, in plain text. */
  readonly toDo: string;
  /** The same in mrkdwn, with phone numbers in code. */
  readonly toDoMarked: string;
  /** Stands between `toDo` and the project's name. */
  readonly joins: 'for' | 'of';
  /** “Lease 4 phone numbers for Checkout alerts (R-1042)”, in plain text: the card's header. */
  readonly title: string;
  /** “USD 4.00 per month”, within a sentence; undefined where nothing is spent or saved. */
  readonly cost: string | undefined;
  /** “Nothing was leased.” */
  readonly done: 'leased' | 'enabled' | 'relinquished' | 'sent to AWS' | 'changed';
  /** One line: what is left on the card of a request that came to nothing. */
  readonly record: string;
  readonly approveButton: Draw<Button>;
  /** The only words of a card that tell its state: mrkdwn, complete without emoji, colour and buttons. */
  readonly statusLine: Draw<string>;
  /** The message's `text`: one line in under 150 characters. */
  readonly summary: Draw<string>;
  /** Blocks between status line and buttons. */
  readonly content: Draw<KnownBlock[]>;
  readonly buttons: Draw<Button[]>;
  /** Who, when, why you. */
  readonly contextLine: Draw<string>;
  /** Where the shown prices are from; undefined where none is shown. */
  readonly priceSources: Draw<string | undefined>;
  /** The first sentence of the result; undefined while there is none, when the status line stands there. */
  readonly headline: Draw<string | undefined>;
  readonly resultContent: Draw<KnownBlock[]>;
  readonly resultButtons: Draw<Button[]>;
}
