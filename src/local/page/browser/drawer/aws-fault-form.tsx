import { useState } from 'preact/hooks';
import type { Verb } from '../../control-protocol.ts';
import { countryName } from './countries.ts';
import type { FaultWords } from './fault-words.ts';
import { Choice, NumberField, SelectField } from './fields.tsx';
import { VerbForm } from './verb-form.tsx';

interface AwsFaultFormProps {
  readonly words: FaultWords;
  readonly operations: readonly string[];
  readonly countries: readonly string[];
}

const HOW_OFTEN = [
  ['once', 'Once'],
  ['until', 'Until switched off'],
] as const;

/** One fault of AWS: what then happens, and its switch. */
export function AwsFaultForm({ words, operations, countries }: AwsFaultFormProps) {
  const [often, setOften] = useState<'once' | 'until'>('once');
  const [operation, setOperation] = useState('');
  const [country, setCountry] = useState('');
  const [ms, setMs] = useState('5000');
  const verb = (): Verb => ({
    do: 'aws_fault.add',
    fault: words.name,
    ...(often === 'once' ? { times: 1 } : {}),
    ...(operation === '' ? {} : { operation }),
    ...(country === '' ? {} : { country }),
    ...(words.asks === 'ms' ? { ms: Number(ms) } : {}),
  });

  return (
    <details class="drawer-card drawer-card--folded">
      <summary class="drawer-summary">
        <span class="drawer-card__name">{words.title}</span>
        <span class="drawer-card__then">{words.effect}</span>
      </summary>
      <VerbForm about={words.title} submit="Switch on" verb={verb}>
        <Choice legend="How often" value={often} options={HOW_OFTEN} onChange={setOften} />
        {words.asks === 'country' ? (
          <SelectField
            label="Country"
            value={country}
            options={[['', 'Any'], ...countries.map((code) => [code, countryName(code)] as const)]}
            onChange={setCountry}
          />
        ) : null}
        {words.asks === 'ms' ? (
          <NumberField label="Milliseconds until the answer" value={ms} min={1} onInput={setMs} />
        ) : null}
        <SelectField
          label="Operation"
          value={operation}
          options={[['', 'Any'], ...operations.map((name) => [name, name] as const)]}
          onChange={setOperation}
        />
      </VerbForm>
    </details>
  );
}
