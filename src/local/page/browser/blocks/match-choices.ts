import type { Choice, ChoiceGroup } from './held-value.ts';

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function matches({ label }: Choice, words: readonly string[]): boolean {
  const text = folded(label);
  return words.every((word) => text.includes(word));
}

/** The choices that have every word of the query, whatever its case and accents; groups without any are left out. */
export function matchChoices(groups: readonly ChoiceGroup[], query: string): ChoiceGroup[] {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return groups
    .map(({ label, choices }) => ({ label, choices: choices.filter((choice) => matches(choice, words)) }))
    .filter(({ choices }) => choices.length > 0);
}

/** Where the marked choice goes for a key in a list of `count`; undefined for keys that do not move it. */
export function movedTo(key: string, active: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (active + 1) % count;
    case 'ArrowUp':
      return (active - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageDown':
      return Math.min(active + 10, count - 1);
    case 'PageUp':
      return Math.max(active - 10, 0);
    default:
      return undefined;
  }
}
