import { useId, useState } from 'preact/hooks';
import { isObject, objectsOf, stringOf } from '../json.ts';
import { PlainText, TextObject } from '../text/mrkdwn.tsx';
import { RichText } from '../text/rich-text.tsx';
import type { BlockProps } from './block-props.ts';
import { Blocks } from './blocks.tsx';
import { SmallImage } from './image.tsx';

function Title({ block }: Pick<BlockProps, 'block'>) {
  const { rich_text_title: rich, title, subtitle, icon } = block;
  return (
    <>
      {isObject(icon) && <SmallImage image={icon} />}
      <span class="bk-container-titles">
        {isObject(rich) ? <RichText block={rich} /> : <PlainText value={title} />}
        {isObject(subtitle) && (
          <span class="bk-muted bk-small">
            <TextObject value={subtitle} />
          </span>
        )}
      </span>
    </>
  );
}

/** Blocks under one title, which can be folded away where the app lets them. */
export function ContainerBlock({ block }: BlockProps) {
  const [isOpen, setOpen] = useState(block.default_collapsed !== true);
  const id = useId();
  const canFold = block.is_collapsible === true;
  const shows = isOpen || !canFold;
  const width = ['narrow', 'wide', 'full'].find((each) => each === block.width) ?? 'standard';
  return (
    <div class={`bk-container bk-container-${width}`}>
      <div class={block.has_header_divider === true ? 'bk-container-head bk-divided' : 'bk-container-head'}>
        {canFold ? (
          <button
            type="button"
            class="bk-container-fold"
            aria-expanded={shows}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            <Title block={block} />
            <span class={shows ? 'bk-caret bk-caret-up' : 'bk-caret'} aria-hidden="true" />
          </button>
        ) : (
          <Title block={block} />
        )}
      </div>
      <div id={id} class="bk-container-body" hidden={!shows}>
        <Blocks
          blocks={objectsOf(block.child_blocks).filter((child) => stringOf(child.type) !== 'container')}
        />
      </div>
    </div>
  );
}
