import { isObject } from '../json.ts';

/** What Slack would say about one spot of a payload. `pointer` is a JSON pointer such as `/blocks/0/text/text`. */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
}

/** A spot in a payload: its value, its JSON pointer and where to complain. */
export class Place {
  readonly value: unknown;
  readonly pointer: string;
  readonly problems: Problem[];

  constructor(value: unknown, pointer: string, problems: Problem[]) {
    this.value = value;
    this.pointer = pointer;
    this.problems = problems;
  }

  member(name: string): Place {
    const value = isObject(this.value) ? this.value[name] : undefined;
    return new Place(value, `${this.pointer}/${name}`, this.problems);
  }

  items(): Place[] {
    if (!Array.isArray(this.value)) return [];
    return this.value.map((value, index) => new Place(value, `${this.pointer}/${index}`, this.problems));
  }

  has(name: string): boolean {
    return isObject(this.value) && this.value[name] !== undefined && this.value[name] !== null;
  }

  fail(message: string): void {
    this.problems.push({ pointer: this.pointer, message });
  }
}

/** Looks at one spot and complains about what is wrong there. */
export type Rule = (place: Place) => void;
