import { useMemo } from 'preact/hooks';
import { type JsonObject, objectOf, textOf } from '../json.ts';
import { readEmoji } from './emoji.ts';
import { InlineNodes } from './inline.tsx';
import { Pieces } from './pieces.tsx';
import { readMrkdwn } from './read-mrkdwn.ts';

/**
 * Slack's mrkdwn. It stands inside a BlockHostProvider. With `linksBareUrls` URLs that are merely typed become links, as
 * in a message's text.
 */
export function Mrkdwn({ text, linksBareUrls = false }: { text: string; linksBareUrls?: boolean }) {
  const pieces = useMemo(() => readMrkdwn(text, linksBareUrls), [text, linksBareUrls]);
  return (
    <div class="bk-text" dir="auto">
      <Pieces pieces={pieces} />
    </div>
  );
}

/** The words of a plain_text object: only emoji mean something in it. */
export function PlainText({ value }: { value: unknown }) {
  const text = textOf(value);
  const withEmoji = objectOf(value).emoji !== false;
  const nodes = useMemo(
    () => (withEmoji ? readEmoji(text) : [{ kind: 'text' as const, text }]),
    [text, withEmoji],
  );
  return <InlineNodes nodes={nodes} />;
}

/** A text object, plain_text or mrkdwn. */
export function TextObject({ value }: { value: unknown }) {
  const object: JsonObject = objectOf(value);
  if (object.type === 'mrkdwn')
    return <Mrkdwn text={textOf(value)} linksBareUrls={object.verbatim !== true} />;
  return (
    <div class="bk-text bk-paragraph" dir="auto">
      <PlainText value={value} />
    </div>
  );
}
