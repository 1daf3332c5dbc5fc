import { useState } from 'preact/hooks';
import type { Verb } from '../../control-protocol.ts';
import { Choice, Field, NumberField, SelectField } from './fields.tsx';
import { VerbForm } from './verb-form.tsx';

type What = 'limited' | '500' | '503' | 'error' | 'slow' | 'lost';
type Often = 'once' | 'times' | 'until';
type SlackFault = Extract<Verb, { do: 'slack_fault.add' }>;

const WHATS: readonly (readonly [What, string])[] = [
  ['limited', 'Too many requests (429)'],
  ['500', 'Server error (500)'],
  ['503', 'Not available (503)'],
  ['error', 'An error by name'],
  ['slow', 'Slow'],
  ['lost', 'Answer lost'],
];

const OFTEN: readonly (readonly [Often, string])[] = [
  ['once', 'Once'],
  ['times', 'Several times'],
  ['until', 'Until switched off'],
];

const THEN: Readonly<Record<What, string>> = {
  limited: 'Slack answers 429, and wants to be left alone for some seconds.',
  '500': 'Slack fails with HTTP 500, and nothing happens.',
  '503': 'Slack cannot be reached for a while: HTTP 503, and nothing happens.',
  error: 'Slack answers ok: false with the error, and nothing happens.',
  slow: 'Slack does what it is asked after a while.',
  lost: 'Slack does what it is asked, and the app is answered with HTTP 503.',
};

/** Makes calls of Slack's Web API go wrong. */
export function SlackFaultForm({ methods }: { methods: readonly string[] }) {
  const [what, setWhat] = useState<What>('limited');
  const [often, setOften] = useState<Often>('once');
  const [method, setMethod] = useState('*');
  const [retryAfter, setRetryAfter] = useState('5');
  const [ms, setMs] = useState('2000');
  const [error, setError] = useState('internal_error');
  const [times, setTimes] = useState('3');

  const answer = (): Partial<SlackFault> => {
    if (what === 'limited') return { status: 429, retryAfter: Number(retryAfter) };
    if (what === 'error') return { error: error.trim() };
    if (what === 'slow') return { delayMs: Number(ms) };
    return what === 'lost' ? { status: 503, performed: true } : { status: what === '500' ? 500 : 503 };
  };
  const verb = (): SlackFault => ({
    do: 'slack_fault.add',
    method,
    ...answer(),
    ...(often === 'until' ? {} : { times: often === 'once' ? 1 : Number(times) }),
  });

  return (
    <VerbForm about="a fault of Slack" submit="Switch on" verb={verb}>
      <SelectField
        label="What goes wrong"
        wide
        hint={THEN[what]}
        value={what}
        options={WHATS}
        onChange={(next) => setWhat(WHATS.find(([each]) => each === next)?.[0] ?? 'limited')}
      />
      {what === 'limited' ? (
        <NumberField label="Retry-After, seconds" value={retryAfter} min={1} onInput={setRetryAfter} />
      ) : null}
      {what === 'slow' ? <NumberField label="Milliseconds" value={ms} min={1} onInput={setMs} /> : null}
      {what === 'error' ? (
        <Field label="Slack's error name">
          {(ids) => (
            <input
              {...ids}
              class="drawer-input"
              type="text"
              required
              autocomplete="off"
              spellcheck={false}
              value={error}
              onInput={(event) => setError(event.currentTarget.value)}
            />
          )}
        </Field>
      ) : null}
      <SelectField
        label="Method"
        value={method}
        options={[['*', 'Every method'], ...methods.map((name) => [name, methodText(name)] as const)]}
        onChange={setMethod}
      />
      <Choice legend="How often" value={often} options={OFTEN} onChange={setOften} />
      {often === 'times' ? (
        <NumberField label="How many times" value={times} min={1} onInput={setTimes} />
      ) : null}
    </VerbForm>
  );
}

function methodText(name: string): string {
  return name === 'upload' ? 'upload (the bytes of a file)' : name;
}
