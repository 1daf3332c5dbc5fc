import { type JsonObject, stringOf } from '../json.ts';
import { PlainText } from '../text/mrkdwn.tsx';

/** Stands where Slack would load a picture from elsewhere: this page asks nobody but its own server. */
function Picture({ image, look }: { image: JsonObject; look: string }) {
  const words = stringOf(image.alt_text);
  return (
    <span class={`bk-picture ${look}`} role="img" aria-label={words === '' ? 'Picture' : words} title={words}>
      <span class="bk-picture-words" aria-hidden="true">
        {words === '' ? 'Picture' : words}
      </span>
    </span>
  );
}

/** A picture as an accessory. */
export function ImageElement({ element }: { element: JsonObject }) {
  return <Picture image={element} look="bk-picture-accessory" />;
}

/** A picture among the words of a context block, or an icon. */
export function SmallImage({ image }: { image: JsonObject }) {
  return <Picture image={image} look="bk-picture-small" />;
}

/** A picture over the whole width, with its title. */
export function ImageBlock({ block }: { block: JsonObject }) {
  return (
    <figure class="bk-image">
      {block.title !== undefined && (
        <figcaption class="bk-image-title">
          <PlainText value={block.title} />
        </figcaption>
      )}
      <Picture image={block} look="bk-picture-block" />
    </figure>
  );
}
