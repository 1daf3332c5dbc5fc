import type { MessageRecord } from '../../slack/workspace/messages.ts';

const MENTION = /<@([A-Z0-9]+)[|>]|"user_id":"([A-Z0-9]+)"|<!(?:channel|here|everyone)[|>]/g;
const EVERYBODY = '*';

/** Whom each message mentions, read once per drawing. */
export class Mentions {
  readonly #known = new WeakMap<MessageRecord, { redraws: number; people: ReadonlySet<string> }>();

  mentions(message: MessageRecord, userId: string): boolean {
    const people = this.#people(message);
    return people.has(userId) || people.has(EVERYBODY);
  }

  #people(message: MessageRecord): ReadonlySet<string> {
    const known = this.#known.get(message);
    if (known?.redraws === message.redraws) return known.people;
    const written = message.text + JSON.stringify(message.blocks);
    const people = new Set(
      [...written.matchAll(MENTION)].map(([, first, second]) => first ?? second ?? EVERYBODY),
    );
    this.#known.set(message, { redraws: message.redraws, people });
    return people;
  }
}
