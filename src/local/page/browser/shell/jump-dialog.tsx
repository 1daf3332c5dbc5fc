import { useId, useState } from 'preact/hooks';
import { useEntry, useList, usePage } from './page.ts';
import { SmallDialog } from './small-dialog.tsx';

const SHOWN = 12;

interface Goal {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly go: () => void;
}

/** Finds a channel, the app or a person by a part of the name. */
export function JumpDialog({ onClose }: { onClose: () => void }) {
  const id = useId();
  const goals = useGoals();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const wanted = text.trim().toLowerCase().replace(/^[#@]/, '');
  const found = goals.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, SHOWN);

  const take = (goal: Goal | undefined): void => {
    if (goal === undefined) return;
    onClose();
    goal.go();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: found.length - 1 }[event.key];
    if (step !== undefined) setChosen((chosen + step) % Math.max(found.length, 1));
    else if (event.key === 'Enter') take(found[chosen]);
    else return;
    event.preventDefault();
  };

  return (
    <SmallDialog title="Jump to" onClose={onClose}>
      <input
        class="jump__field"
        type="text"
        role="combobox"
        aria-label="Channel or person"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        autocomplete="off"
        placeholder="Channel or person"
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div class="jump__list" role="listbox" id={`${id}-list`} aria-label="Found">
        {found.map((goal, index) => (
          <div
            key={goal.key}
            id={`${id}-${index}`}
            class="completion__offer"
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              take(goal);
            }}
          >
            <span class="completion__name">{goal.name}</span>
            <span class="completion__note">{goal.note}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p role="status">Nothing is called so.</p>}
    </SmallDialog>
  );
}

function useGoals(): Goal[] {
  const page = usePage();
  const workspace = useEntry('workspace');
  const channels = useList('channel').filter(({ kind }) => kind !== 'im');
  const people = useList('person').filter(({ isBot, id }) => !isBot && id !== workspace?.me);
  return [
    ...channels.map(({ id, name, archived }) => ({
      key: id,
      name: `#${name}`,
      note: archived ? 'archived' : '',
      go: () => page.go({ kind: 'channel', channel: id }),
    })),
    {
      key: 'home',
      name: `${workspace?.app.name ?? 'App'} Home`,
      note: 'app',
      go: () => page.go({ kind: 'app', tab: 'home' }),
    },
    {
      key: 'messages',
      name: `${workspace?.app.name ?? 'App'} Messages`,
      note: 'app',
      go: () => page.go({ kind: 'app', tab: 'messages' }),
    },
    ...people.map(({ id, name, role }) => ({
      key: id,
      name,
      note: `become this person${role === '' ? '' : `, ${role}`}`,
      go: () => page.become(id),
    })),
  ];
}
