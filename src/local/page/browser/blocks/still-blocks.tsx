import { objectsOf, stringOf } from '../json.ts';
import { Markdown } from '../text/markdown.tsx';
import { PlainText, TextObject } from '../text/mrkdwn.tsx';
import { RichText } from '../text/rich-text.tsx';
import type { BlockProps } from './block-props.ts';
import { wordsOf } from './held-value.ts';
import { useHost } from './host.ts';
import { ImageBlock, SmallImage } from './image.tsx';
import { NotRendered } from './not-rendered.tsx';

export function DividerBlock() {
  return <hr class="bk-divider" />;
}

/** A heading, below those of the page around it. */
export function HeaderBlock({ block }: BlockProps) {
  const { surface } = useHost();
  const Heading = surface === 'home' ? 'h2' : 'h3';
  return (
    <Heading class="bk-header">
      <PlainText value={block.text} />
    </Heading>
  );
}

/** Small grey words and pictures. */
export function ContextBlock({ block }: BlockProps) {
  return (
    <div class="bk-context">
      {objectsOf(block.elements).map((element, at) =>
        element.type === 'image' ? (
          <SmallImage key={`image-${at}`} image={element} />
        ) : (
          <div key={`text-${at}`} class="bk-context-text">
            <TextObject value={element} />
          </div>
        ),
      )}
    </div>
  );
}

export function PictureBlock({ block }: BlockProps) {
  return <ImageBlock block={block} />;
}

export function RichTextBlock({ block }: BlockProps) {
  return <RichText block={block} />;
}

export function MarkdownBlock({ block }: BlockProps) {
  return <Markdown text={stringOf(block.text)} />;
}

export function VideoBlock({ block }: BlockProps) {
  return <NotRendered what="video" about={wordsOf(block.title)} />;
}

export function FileBlock({ block }: BlockProps) {
  return <NotRendered what="file" about={stringOf(block.external_id)} />;
}
