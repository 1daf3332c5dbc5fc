import { useRef } from 'preact/hooks';
import type { ViewEntry } from '../../protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { BlockHostProvider } from '../blocks/host.ts';
import { useReachable } from '../modal/use-reachable.ts';
import { useBlockHost } from './block-host.ts';
import { useEntry } from './page.ts';
import { useKeptFocus } from './use-kept-focus.ts';

/** The App Home, as the app published it for this person. */
export function HomeTab() {
  const home = useEntry('home');
  const app = useEntry('workspace')?.app.name;
  if (home === undefined) {
    return (
      <p class="empty" role="status">
        {app} draws this tab for you when you open it: what waits for you, your requests, the projects.
      </p>
    );
  }
  return <Published home={home} />;
}

function Published({ home }: { home: ViewEntry }) {
  const { id, blocks, values, errors } = home;
  const host = useBlockHost({ surface: 'home', place: { view: id }, blocks, values, errors });
  const scroller = useRef<HTMLDivElement>(null);
  useReachable(scroller);
  useKeptFocus(scroller);
  return (
    <div class="home" ref={scroller}>
      <BlockHostProvider value={host}>
        <Blocks blocks={blocks} />
      </BlockHostProvider>
    </div>
  );
}
