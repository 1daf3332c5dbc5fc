import { useState } from 'preact/hooks';
import { ConfirmDialog } from '../modal/confirm-dialog.tsx';
import { ModalStack } from '../modal/modal-stack.tsx';
import { AppPane } from './app-pane.tsx';
import { useCell } from './cell.ts';
import { ChannelPane } from './channel-pane.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Dialogs } from './dialogs.tsx';
import { DrawerPanel } from './drawer-panel.tsx';
import { FirstSteps } from './first-steps.tsx';
import { type Page, PageProvider, useEntry, useList, usePage } from './page.ts';
import { Refusals } from './refusals.tsx';
import { Sidebar } from './sidebar.tsx';
import { SkipLinks } from './skip-links.tsx';
import { ThreadPane } from './thread-pane.tsx';
import { Toasts } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';
import { useTitle } from './use-title.ts';

/** The whole window. */
export function App({ page }: { page: Page }) {
  return (
    <PageProvider value={page}>
      <Window />
    </PageProvider>
  );
}

function Window() {
  const page = usePage();
  const me = useEntry('workspace')?.me;
  const route = useCell(page.route);
  const modal = useList('modal').length > 0;
  const asked = useCell(page.question) !== undefined;
  const dialog = useCell(page.dialog) !== undefined;
  const [sidebar, setSidebar] = useState(false);
  useTitle();
  useKeys();

  if (me === undefined || route === undefined) return <Loading />;
  return (
    <div class="page">
      <div class="workspace" inert={modal || asked || dialog}>
        <SkipLinks />
        <TopBar sidebar={sidebar} onSidebar={() => setSidebar(!sidebar)} />
        <FirstSteps />
        <ConnectionBanner />
        <Refusals />
        <div class="panes" key={me}>
          <Sidebar open={sidebar} onClose={() => setSidebar(false)} />
          {route.kind === 'app' ? (
            <AppPane route={route} />
          ) : (
            <ChannelPane key={route.channel} channelId={route.channel} />
          )}
          <ThreadPane route={route} />
        </div>
      </div>
      <DrawerPanel />
      <ModalStack />
      <Dialogs />
      <ConfirmDialog />
      <Toasts />
    </div>
  );
}

function Loading() {
  const lost = useCell(usePage().connection) === 'lost';
  return (
    <main class="loading">
      <h1 class="loading__title">Local workspace</h1>
      <p role="status">
        {lost ? 'The workspace cannot be reached. Trying again…' : 'The workspace is loading…'}
      </p>
    </main>
  );
}
