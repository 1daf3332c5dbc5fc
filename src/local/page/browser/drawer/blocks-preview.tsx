import { useMemo, useRef, useState } from 'preact/hooks';
import type { PreviewAnswer } from '../../protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { type BlockHost, BlockHostProvider, type Surface } from '../blocks/host.ts';
import { usePage } from '../shell/page.ts';
import { JsonLines } from './json-lines.tsx';

interface BlocksPreviewProps {
  readonly surface: Surface;
  readonly answer: PreviewAnswer;
}

/** Blocks as the page draws them; what a click would send is shown and goes nowhere. */
export function BlocksPreview({ surface, answer }: BlocksPreviewProps) {
  const { store } = usePage();
  const [sent, setSent] = useState<unknown>();
  const typed = useRef(new Map<string, string>());
  const { blocks, values } = answer;
  const host = useMemo<BlockHost>(() => {
    const key = (blockId: string, actionId: string): string => JSON.stringify([blockId, actionId]);
    return {
      surface,
      place: { view: 'preview' },
      values,
      errors: {},
      me: store.entry('workspace')?.me ?? '',
      clockAheadMs: store.entry('workspace')?.clockAheadMs ?? 0,
      people: store.list('person'),
      channels: store.list('channel'),
      act: async (blockId, actionId, input, confirm) => setSent({ blockId, actionId, input, confirm }),
      suggest: async () => [],
      type: (blockId, actionId, text) => void typed.current.set(key(blockId, actionId), text),
      typed: (blockId, actionId) => typed.current.get(key(blockId, actionId)),
      openChannel: (channel) => setSent({ opens: channel }),
      openPerson: (person) => setSent({ opens: person }),
    };
  }, [surface, answer]);

  return (
    <>
      <div class={`drawer-preview drawer-preview--${surface}`}>
        <BlockHostProvider value={host}>
          <Blocks blocks={blocks} />
        </BlockHostProvider>
      </div>
      {sent === undefined ? (
        <p class="drawer__muted">Nothing is sent from here. What would be is shown instead.</p>
      ) : (
        <>
          <p class="drawer__muted">This would be sent:</p>
          <JsonLines value={sent} label="What would be sent" />
        </>
      )}
    </>
  );
}
