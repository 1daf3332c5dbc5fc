import { useState } from 'preact/hooks';
import type { AwsState, RegionState } from '../../control-protocol.ts';
import { useControl } from './control.ts';
import { Field, SelectField } from './fields.tsx';
import { Empty, Folded, Section } from './section.tsx';
import { VerbForm } from './verb-form.tsx';

const ANSWERS: Readonly<Record<string, string>> = {
  answers: 'Answers as documented',
  forbidden: 'Refuses with 403',
  'method-not-allowed': 'Refuses with 405',
  silent: 'Cuts the connection',
};

/** The former Pinpoint: its applications, and whether it still answers. */
export function AwsPinpoint({ aws: { pinpoint }, region }: { aws: AwsState; region: RegionState }) {
  const { run } = useControl();
  return (
    <Section title="Pinpoint">
      <SelectField
        label="Its API"
        hint="In every Region."
        value={pinpoint.availability}
        options={pinpoint.availabilities.map((each) => [each, ANSWERS[each] ?? each] as const)}
        onChange={(availability) => void run({ do: 'aws.set_pinpoint', availability })}
      />
      {region.applications.length === 0 ? <Empty>No application in {region.name}.</Empty> : null}
      <ul class="drawer-rows">
        {region.applications.map(({ id, name, voiceEnabled }) => (
          <li key={id} class="drawer-card">
            <div class="drawer-card__head">
              <span class="drawer-card__name">{name}</span>
              <span class={`drawer-badge drawer-badge--${voiceEnabled ? 'success' : 'plain'}`}>
                {voiceEnabled === undefined ? 'voice not set up' : voiceEnabled ? 'voice on' : 'voice off'}
              </span>
            </div>
            <p class="drawer__muted">
              <code class="drawer-code">{id}</code>
            </p>
          </li>
        ))}
      </ul>
      <Folded title="Add an application">
        <AddApplication region={region.name} />
      </Folded>
    </Section>
  );
}

function AddApplication({ region }: { region: string }) {
  const [name, setName] = useState('');
  return (
    <VerbForm
      about={region}
      submit="Add the application"
      verb={() => ({ do: 'aws.add_application', region, name })}
      onDone={() => setName('')}
    >
      <Field label="Name" hint={`In ${region}.`}>
        {(ids) => (
          <input
            {...ids}
            class="drawer-input"
            type="text"
            required
            autocomplete="off"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
    </VerbForm>
  );
}
