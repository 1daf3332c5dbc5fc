import type { PersonEntry } from '../../protocol.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { useEntry, useList, usePage } from './page.ts';

/** Switches who this window is, or opens another window as somebody else. */
export function PersonMenu() {
  const page = usePage();
  const me = useEntry('workspace')?.me ?? '';
  const people = useList('person').filter(({ isBot, role }) => !isBot && role !== 'deactivated');
  const self = people.find(({ id }) => id === me);
  const others = people.some(({ id, mentions }) => id !== me && mentions > 0);
  return (
    <Menu
      menuLabel="Who you are"
      buttonClass="person-button"
      face={
        <>
          <Avatar person={self} size="small" />
          <span class="unseen">You are </span>
          <span class="person-button__name">{self?.name}</span>
          <span class="unseen">. Switch person{others && '; others have something unread'}</span>
          {others && <span class="person-button__dot" />}
        </>
      }
      items={(close) =>
        people.map((person) => (
          <div class="person-row" role="none" key={person.id}>
            <button
              type="button"
              class="menu__item person-row__person"
              role="menuitemradio"
              aria-checked={person.id === me}
              tabIndex={-1}
              onClick={() => {
                close();
                page.become(person.id);
              }}
            >
              <Avatar person={person} size="small" />
              <span class="person-row__name">{person.name}</span>
              <span class="person-row__role">{person.role}</span>
              {person.id === me && <Icon name="check" />}
              <Unread person={person} />
            </button>
            <a
              class="icon-button person-row__window"
              role="menuitem"
              tabIndex={-1}
              href={`/?as=${encodeURIComponent(person.id)}`}
              target="_blank"
              rel="noopener"
              aria-label={`Open ${person.name} in a new window`}
              title="Open in a new window"
              onClick={close}
            >
              <Icon name="window" />
            </a>
          </div>
        ))
      }
    />
  );
}

/** As in Slack, a number is for what is meant for them, and a dot for the rest. */
function Unread({ person: { unread, mentions } }: { person: PersonEntry }) {
  if (unread === 0) return null;
  return (
    <>
      {mentions > 0 ? (
        <span class="badge" aria-hidden="true">
          {mentions}
        </span>
      ) : (
        <span class="person-row__dot" />
      )}
      <span class="unseen">
        {unread} unread{mentions > 0 && `, ${mentions} for them`}
      </span>
    </>
  );
}
