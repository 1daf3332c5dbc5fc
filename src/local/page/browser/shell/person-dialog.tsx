import { Avatar } from './avatar.tsx';
import { useEntry, usePage } from './page.ts';
import { SmallDialog } from './small-dialog.tsx';

/** Who somebody is. */
export function PersonDialog({ userId, onClose }: { userId: string; onClose: () => void }) {
  const page = usePage();
  const person = useEntry(`person:${userId}`);
  const me = useEntry('workspace')?.me;
  if (person === undefined) {
    return (
      <SmallDialog title="Somebody unknown" onClose={onClose}>
        <p>There is nobody with the id {userId} in this workspace.</p>
      </SmallDialog>
    );
  }
  const become = (): void => {
    onClose();
    page.become(userId);
  };
  return (
    <SmallDialog title={person.name} onClose={onClose}>
      <div class="profile">
        <Avatar person={person} />
        <dl class="profile__facts">
          <dt>Role</dt>
          <dd>{person.role === '' ? 'member' : person.role}</dd>
          <dt>Id</dt>
          <dd>
            <code>{person.id}</code>
          </dd>
        </dl>
      </div>
      {person.isBot ? (
        <button
          type="button"
          class="button button--primary"
          onClick={() => {
            onClose();
            page.go({ kind: 'app', tab: 'home' });
          }}
        >
          Open the app
        </button>
      ) : (
        userId !== me && (
          <button type="button" class="button button--primary" onClick={become}>
            Continue as {person.name}
          </button>
        )
      )}
    </SmallDialog>
  );
}
