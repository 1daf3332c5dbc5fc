import { useRef } from 'preact/hooks';
import { objectsOf, stringOf } from '../json.ts';
import type { BlockProps } from './block-props.ts';
import { CardBlock } from './card.tsx';
import { ScrollBox } from './scroll-box.tsx';

/** Cards side by side; buttons, arrow keys and swiping move along them. */
export function CarouselBlock({ block, blockId }: BlockProps) {
  const list = useRef<HTMLUListElement>(null);
  const cards = objectsOf(block.elements);
  const move = (by: 1 | -1): void => {
    const width = list.current?.firstElementChild?.getBoundingClientRect().width ?? 0;
    list.current?.parentElement?.scrollBy({ left: by * (width + 12) });
  };
  return (
    <div class="bk-carousel">
      <ScrollBox label={`${cards.length} cards`}>
        <ul class="bk-carousel-list" ref={list}>
          {cards.map((card, at) => (
            <li key={`card-${at}`} class="bk-carousel-card">
              <CardBlock block={card} blockId={stringOf(card.block_id) || blockId} />
            </li>
          ))}
        </ul>
      </ScrollBox>
      {cards.length > 1 && (
        <div class="bk-pager">
          <button type="button" class="bk-button bk-button-small" onClick={() => move(-1)}>
            Previous card
          </button>
          <button type="button" class="bk-button bk-button-small" onClick={() => move(1)}>
            Next card
          </button>
        </div>
      )}
    </div>
  );
}
