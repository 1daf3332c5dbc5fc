import { useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { useEntry, usePage } from './page.ts';
import { remember, remembered } from './remembered.ts';

/** What somebody who has never been here may do first, in order. Each step becomes its person and begins. */
export function FirstSteps() {
  const page = usePage();
  const workspace = useEntry('workspace');
  const [hidden, setHidden] = useState(remembered('first-steps') === 'hidden');
  const [done, setDone] = useState<number>();
  if (hidden || workspace === undefined || workspace.firstSteps.length === 0) return null;

  const hide = (): void => {
    remember('first-steps', 'hidden');
    setHidden(true);
  };
  return (
    <section class="first-steps" aria-label="First steps">
      <ol class="first-steps__list">
        {workspace.firstSteps.map((step, index) => (
          <li key={step.label}>
            <button
              type="button"
              class={`first-steps__step ${index === done ? 'first-steps__step--last' : ''}`}
              onClick={() => {
                setDone(index);
                void page.startStep(step);
              }}
            >
              <span class="first-steps__number" aria-hidden="true">
                {index + 1}
              </span>
              {step.label}
            </button>
          </li>
        ))}
      </ol>
      <button type="button" class="icon-button" aria-label="Hide the first steps" title="Hide" onClick={hide}>
        <Icon name="close" />
      </button>
    </section>
  );
}
