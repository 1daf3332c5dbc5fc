import type { Choice } from './held-value.ts';

interface ChipsProps {
  readonly chosen: readonly Choice[];
  readonly remove: (choice: Choice) => void;
}

/** What has been chosen among several, each with a button that takes it away. */
export function Chips({ chosen, remove }: ChipsProps) {
  return (
    <>
      {chosen.map((choice) => (
        <span key={choice.id} class="bk-chip">
          <span class="bk-chip-text">{choice.label}</span>
          <button
            type="button"
            class="bk-chip-remove"
            aria-label={`Remove ${choice.label}`}
            onClick={() => remove(choice)}
          >
            <span aria-hidden="true">×</span>
          </button>
        </span>
      ))}
    </>
  );
}
