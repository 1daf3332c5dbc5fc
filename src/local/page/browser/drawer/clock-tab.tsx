import { useState } from 'preact/hooks';
import type { ClockState } from '../../control-protocol.ts';
import { Field } from './fields.tsx';
import { durationText, fullMoment, localInput } from './moments.ts';
import { Section } from './section.tsx';
import { VerbButton } from './verb-button.tsx';
import { VerbForm } from './verb-form.tsx';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const SKIPS = [
  ['1 hour', HOUR_MS],
  ['1 day', DAY_MS],
  ['1 week', 7 * DAY_MS],
] as const;

/** The workspace's time, and how to move it on. */
export function ClockTab({ clock }: { clock: ClockState }) {
  return (
    <>
      <Section title="Time in the workspace">
        <p class="drawer-clock">
          <time dateTime={clock.now}>{fullMoment(clock.now)}</time>
        </p>
        <p class="drawer__muted">
          {clock.aheadMs === 0
            ? "The same as this machine's time."
            : `${durationText(clock.aheadMs)} ahead of this machine's time.`}
        </p>
      </Section>
      <Section title="Skip">
        <div class="drawer-row">
          {SKIPS.map(([name, ms]) => (
            <VerbButton key={name} verb={{ do: 'clock.skip', ms }} label={`Skip ${name}`}>
              {name}
            </VerbButton>
          ))}
        </div>
        <SkipTo now={clock.now} />
        <p class="drawer__muted">
          The clock never goes back, also not by a restart. Only to begin anew sets it back.
        </p>
      </Section>
      <Section title="What can be watched">
        <ul class="drawer-list">
          <li>Requests that nobody decides are reminded of, and expire in the end.</li>
          <li>A number that was given back stays for its grace period before it is released at AWS.</li>
          <li>Numbers, cases and limits are asked for at AWS again when it is time for it.</li>
        </ul>
        <p class="drawer__muted">What has become due is found at once after each skip.</p>
      </Section>
    </>
  );
}

function SkipTo({ now }: { now: string }) {
  const [text, setText] = useState('');
  return (
    <VerbForm
      about="the later moment"
      submit="Skip to it"
      verb={() => ({ do: 'clock.skip_to', at: text === '' ? '' : new Date(text).toISOString() })}
      onDone={() => setText('')}
    >
      <Field label="Or to a later moment">
        {(ids) => (
          <input
            {...ids}
            class="drawer-input"
            type="datetime-local"
            required
            min={localInput(now)}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
    </VerbForm>
  );
}
