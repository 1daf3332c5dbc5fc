import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ControlState } from '../../control-protocol.ts';
import { AwsTab } from './aws-tab.tsx';
import { BlocksTab } from './blocks-tab.tsx';
import { ClockTab } from './clock-tab.tsx';
import { type Control, ControlProvider, usePolledControl } from './control.ts';
import { FaultsTab } from './faults-tab.tsx';
import { JobsTab } from './jobs-tab.tsx';
import { LogTab } from './log-tab.tsx';
import { ResetTab } from './reset-tab.tsx';
import { type TabId, TabList } from './tab-list.tsx';

export type { TabId } from './tab-list.tsx';

/** How long one is told that it was done; what could not be done stays until it is dismissed. */
const SHOWN_MS = 6000;

interface DrawerProps {
  readonly onClose: () => void;
  /** The clock when absent. */
  readonly initialTab?: TabId;
}

/** The control drawer: the other side of the workspace, at the right of the page; all of it on a phone. */
export function Drawer({ onClose, initialTab = 'clock' }: DrawerProps) {
  const id = useId();
  const control = usePolledControl();
  const [tab, setTab] = useState<TabId>(initialTab);
  const panel = useRef<HTMLElement>(null);

  const choose = (next: TabId): void => {
    control.hush();
    setTab(next);
  };

  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  }, []);

  return (
    <ControlProvider value={control}>
      <aside ref={panel} class="drawer" aria-labelledby={`${id}-title`}>
        <header class="drawer__head">
          <h2 class="drawer__title" id={`${id}-title`}>
            Control drawer
          </h2>
          <button type="button" class="drawer__close" aria-label="Close the control drawer" onClick={onClose}>
            <span aria-hidden="true">×</span>
          </button>
        </header>
        <TabList id={id} chosen={tab} onChoose={choose} counts={countsOf(control.state)} />
        <div class="drawer__panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
          <Panel tab={tab} state={control.state} />
        </div>
        <Notes control={control} />
      </aside>
    </ControlProvider>
  );
}

function Notes({ control: { note, lost, hush } }: { control: Control }) {
  useEffect(() => {
    if (note?.kind !== 'said') return;
    const timer = window.setTimeout(hush, SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [note]);

  return (
    <div class="drawer__notes" role="status">
      {lost === undefined ? null : <p class="drawer__note drawer__note--problem">{lost}</p>}
      {note === undefined ? null : (
        <p key={note.nth} class={`drawer__note drawer__note--${note.kind}`}>
          <span>{note.text}</span>
          <button type="button" class="drawer__hush" aria-label="Dismiss" onClick={hush}>
            <span aria-hidden="true">×</span>
          </button>
        </p>
      )}
    </div>
  );
}

function countsOf(state: ControlState | undefined): Partial<Record<TabId, number>> {
  const { aws, slack } = state?.faults ?? {};
  return { faults: (aws?.on.length ?? 0) + (slack?.on.length ?? 0) };
}

function Panel({ tab, state }: { tab: TabId; state: ControlState | undefined }) {
  if (tab === 'blocks') return <BlocksTab />;
  if (state === undefined) return <p class="drawer__empty">Reading the other side…</p>;
  switch (tab) {
    case 'clock':
      return <ClockTab clock={state.clock} />;
    case 'aws':
      return <AwsTab aws={state.aws} />;
    case 'faults':
      return <FaultsTab faults={state.faults} countries={state.aws?.countries ?? []} />;
    case 'jobs':
      return <JobsTab jobs={state.jobs} />;
    case 'log':
      return <LogTab log={state.log} />;
    case 'reset':
      return <ResetTab refused={state.resetRefused} />;
  }
}
