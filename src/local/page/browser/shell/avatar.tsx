import type { PersonEntry } from '../../protocol.ts';

const COLOURS = 9;
/** Chosen so that the people of a new workspace have different colours. */
const MULTIPLIER = 76;

/** Somebody's initials on their colour; decorative, since the name stands beside it. */
export function Avatar({
  person,
  size = 'large',
}: {
  person: PersonEntry | undefined;
  size?: 'large' | 'small';
}) {
  const kind = person?.isBot === true ? 'avatar--app' : `avatar--${colourOf(person?.id ?? '')}`;
  return (
    <span class={`avatar avatar--${size} ${kind}`} aria-hidden="true">
      {initialsOf(person?.name ?? '?')}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = words.map((word) => word.charAt(0).toUpperCase());
  return letters.length > 1 ? `${letters[0]}${letters.at(-1)}` : (letters[0] ?? '?');
}

function colourOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * MULTIPLIER + letter.charCodeAt(0)) % 997;
  return sum % COLOURS;
}
