import { isObject, objectsOf, stringOf } from '../json.ts';
import { TextObject } from '../text/mrkdwn.tsx';
import type { BlockProps } from './block-props.ts';
import { ImageElement, SmallImage } from './image.tsx';
import { LooseElement } from './loose-element.tsx';

/** A card: picture, icon, title, words and buttons. */
export function CardBlock({ block, blockId }: BlockProps) {
  const { hero_image: hero, icon, title, subtitle, body, subtext } = block;
  const actions = objectsOf(block.actions);
  return (
    <div class="bk-card">
      {isObject(hero) && (
        <div class="bk-card-hero">
          <ImageElement element={hero} />
        </div>
      )}
      <div class="bk-card-head">
        {isObject(icon) && <SmallImage image={icon} />}
        <div class="bk-card-titles">
          {isObject(title) && (
            <div class="bk-card-title">
              <TextObject value={title} />
            </div>
          )}
          {isObject(subtitle) && (
            <div class="bk-muted">
              <TextObject value={subtitle} />
            </div>
          )}
        </div>
      </div>
      {isObject(body) && <TextObject value={body} />}
      {isObject(subtext) && (
        <div class="bk-muted bk-small">
          <TextObject value={subtext} />
        </div>
      )}
      {actions.length > 0 && (
        <div class="bk-actions">
          {actions.map((element) => (
            <LooseElement key={stringOf(element.action_id)} blockId={blockId} element={element} />
          ))}
        </div>
      )}
    </div>
  );
}
