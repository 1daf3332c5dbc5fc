import { useRef } from 'preact/hooks';

export const TABS = [
  ['clock', 'Clock'],
  ['aws', 'AWS'],
  ['faults', 'Faults'],
  ['jobs', 'Jobs'],
  ['log', 'Log'],
  ['blocks', 'Blocks'],
  ['reset', 'Reset'],
] as const;

export type TabId = (typeof TABS)[number][0];

/** How a key moves among so many tabs, from one to another; undefined for keys that do not. */
function moved(key: string, from: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (from + 1) % count;
  if (key === 'ArrowLeft') return (from + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

interface TabListProps {
  /** Begins the ids of tabs and panel. */
  readonly id: string;
  readonly chosen: TabId;
  readonly onChoose: (tab: TabId) => void;
  /** How many to show beside a tab's name, where that is worth it. */
  readonly counts: Partial<Record<TabId, number>>;
}

/** The drawer's tabs: one stop of Tab, then the arrow keys. */
export function TabList({ id, chosen, onChoose, counts }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = TABS.findIndex(([tab]) => tab === chosen);
    const to = moved(event.key, from, TABS.length);
    const tab = to === undefined ? undefined : TABS[to]?.[0];
    if (to === undefined || tab === undefined) return;
    event.preventDefault();
    onChoose(tab);
    const next = list.current?.children[to];
    if (next instanceof HTMLElement) next.focus();
  };

  return (
    <div class="drawer__tabs" role="tablist" aria-label="What to look at" ref={list} onKeyDown={onKeyDown}>
      {TABS.map(([tab, name]) => (
        <button
          key={tab}
          type="button"
          role="tab"
          class="drawer__tab"
          id={`${id}-${tab}`}
          aria-selected={tab === chosen}
          aria-controls={`${id}-panel`}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => onChoose(tab)}
        >
          {name}
          {counts[tab] ? <span class="drawer__count">{counts[tab]}</span> : null}
        </button>
      ))}
    </div>
  );
}
