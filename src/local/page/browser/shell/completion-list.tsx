import { useEffect, useRef } from 'preact/hooks';
import type { Completion } from './use-completion.ts';

/** What a composer offers, over its field. The field keeps the focus. */
export function CompletionList({ id, completion }: { id: string; completion: Completion }) {
  const { open, of, offers, chosen } = completion;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, open]);

  return (
    <>
      <p class="unseen" role="status">
        {open && `${offers.length} ${of}. Up and down to choose, Tab to complete.`}
      </p>
      {open && (
        <div
          class="completion"
          role="listbox"
          id={id}
          aria-label={of === 'commands' ? 'Commands' : 'People'}
          ref={list}
        >
          {offers.map((offer, index) => (
            // The keyboard is the field's: it names the chosen option with aria-activedescendant.
            <div
              key={offer.insert}
              id={`${id}-${index}`}
              class="completion__offer"
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              onPointerMove={() => index !== chosen && completion.choose(index)}
              onMouseDown={(event) => {
                event.preventDefault();
                completion.take(offer);
              }}
            >
              <span class="completion__name">{offer.insert}</span>
              {offer.hint !== '' && <span class="completion__hint">{offer.hint}</span>}
              <span class="completion__note">{offer.note}</span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
