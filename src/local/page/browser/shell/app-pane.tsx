import { useEffect, useState } from 'preact/hooks';
import { AboutTab } from './about-tab.tsx';
import { Avatar } from './avatar.tsx';
import { Composer } from './composer.tsx';
import { HomeTab } from './home-tab.tsx';
import { MessageList } from './message-list.tsx';
import { useEntry, usePage } from './page.ts';
import type { Route, Tab } from './route.ts';

const TABS: readonly (readonly [Tab, string])[] = [
  ['home', 'Home'],
  ['messages', 'Messages'],
  ['about', 'About'],
];

/** The app's direct message: its Home, what it wrote, and what it is. */
export function AppPane({ route }: { route: Extract<Route, { kind: 'app' }> }) {
  const page = usePage();
  const workspace = useEntry('workspace');
  const app = useEntry(`person:${workspace?.app.userId ?? ''}`);
  const { tab } = route;
  const [problem, setProblem] = useState<string>();

  // Slack tells the app each time that somebody comes here.
  useEffect(() => {
    setProblem(undefined);
    if (tab === 'about') return;
    page.act({ kind: 'open_home', tab }).catch((error: Error) => setProblem(error.message));
  }, [tab]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: TABS.length - 1 }[event.key];
    const at = TABS.findIndex(([name]) => name === tab);
    const next = step === undefined ? undefined : TABS[(at + step) % TABS.length]?.[0];
    if (next === undefined) return;
    event.preventDefault();
    page.go({ kind: 'app', tab: next });
    document.getElementById(`tab-${next}`)?.focus();
  };

  return (
    <main class="pane" aria-label={workspace?.app.name}>
      <header class="pane__header pane__header--app">
        <Avatar person={app} size="small" />
        <h1 class="pane__title">{workspace?.app.name}</h1>
        <div class="tabs" role="tablist" aria-label={workspace?.app.name}>
          {TABS.map(([name, label]) => (
            <button
              key={name}
              id={`tab-${name}`}
              type="button"
              class="tabs__tab"
              role="tab"
              aria-selected={name === tab}
              aria-controls="tab-panel"
              tabIndex={name === tab ? 0 : -1}
              onKeyDown={onKeyDown}
              onClick={() => page.go({ kind: 'app', tab: name })}
            >
              {label}
            </button>
          ))}
        </div>
      </header>
      <div id="tab-panel" class="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {problem !== undefined && (
          <p class="empty" role="alert">
            {problem}
          </p>
        )}
        {tab === 'home' && problem === undefined && <HomeTab />}
        {tab === 'messages' && <MessagesTab />}
        {tab === 'about' && <AboutTab />}
      </div>
    </main>
  );
}

function MessagesTab() {
  const workspace = useEntry('workspace');
  const channel = useEntry(`channel:${workspace?.appChannelId ?? ''}`);
  if (channel === undefined) return <p class="empty">{workspace?.app.name} has not written to you yet.</p>;
  return (
    <>
      <MessageList channel={channel} />
      {channel.readOnly === true ? (
        <p class="no-composer">Sending messages to this app has been turned off.</p>
      ) : (
        <Composer channel={channel} />
      )}
    </>
  );
}
