/** Numbers objects, so that a stamp can tell one from the next without looking inside. */
export class Identities {
  readonly #known = new WeakMap<object, number>();
  #last = 0;

  of(object: object): number {
    const known = this.#known.get(object);
    if (known !== undefined) return known;
    this.#last += 1;
    this.#known.set(object, this.#last);
    return this.#last;
  }
}
