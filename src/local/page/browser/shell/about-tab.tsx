import { useRef } from 'preact/hooks';
import { useReachable } from '../modal/use-reachable.ts';
import { useEntry } from './page.ts';

/** What the app can be asked for: its commands and shortcuts, from its manifest. */
export function AboutTab() {
  const workspace = useEntry('workspace');
  const scroller = useRef<HTMLDivElement>(null);
  useReachable(scroller);
  if (workspace === undefined) return null;
  const commands = workspace.commands.filter(({ builtIn }) => !builtIn);
  return (
    <div class="about" ref={scroller}>
      <h2 class="about__title">Slash commands</h2>
      <p>Type them into the message field of any channel that you are a member of.</p>
      <dl class="about__list">
        {commands.map(({ command, hint, description }) => (
          <div key={command}>
            <dt>
              <code>{command}</code> <span class="about__hint">{hint}</span>
            </dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      <h2 class="about__title">Shortcuts</h2>
      <p>They stand behind the lightning button of the message field.</p>
      <dl class="about__list">
        {workspace.shortcuts.map(({ callbackId, name, description }) => (
          <div key={callbackId}>
            <dt>{name}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
