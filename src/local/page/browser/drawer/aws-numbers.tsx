import { useState } from 'preact/hooks';
import type { NumberRow, RegionState } from '../../control-protocol.ts';
import { countryName } from './countries.ts';
import { Choice, SelectField } from './fields.tsx';
import { Empty, Folded, Section } from './section.tsx';
import { VerbButton } from './verb-button.tsx';
import { VerbForm } from './verb-form.tsx';

const STATUS: Readonly<Record<string, string>> = { ACTIVE: 'success', PENDING: 'warning' };

const USE_CASES = [
  ['TRANSACTIONAL', 'Transactional'],
  ['PROMOTIONAL', 'Promotional'],
] as const;

/** The numbers and pools of one Region. */
export function AwsNumbers({ region, countries }: { region: RegionState; countries: readonly string[] }) {
  const hidden = region.numbersHeld - region.numbers.length;
  return (
    <Section title="Numbers">
      {region.numbers.length === 0 ? <Empty>No number is leased in {region.name}.</Empty> : null}
      <ul class="drawer-rows">
        {region.numbers.map((number) => (
          <NumberCard key={number.id} region={region.name} number={number} />
        ))}
      </ul>
      {hidden > 0 ? <p class="drawer__muted">{hidden} older ones are not shown.</p> : null}
      <Folded title="Add a number, as AWS Support does">
        <AddNumber region={region.name} countries={countries} />
      </Folded>
      {region.pools.length === 0 ? null : (
        <Folded title={`Pools (${region.pools.length})`}>
          <ul class="drawer-list">
            {region.pools.map(({ id, useCase, isProtected, numbers }) => (
              <li key={id}>
                <code class="drawer-code">{id}</code>, {useCase.toLowerCase()}
                {isProtected ? ', protected' : ''}: {numbers.length === 0 ? 'empty' : numbers.join(', ')}
              </li>
            ))}
          </ul>
        </Folded>
      )}
    </Section>
  );
}

function NumberCard({ region, number }: { region: string; number: NumberRow }) {
  const { id, country, status, useCase, type, isProtected, poolId, tags } = number;
  return (
    <li class="drawer-card">
      <div class="drawer-card__head">
        <span class="drawer-card__name">{number.number}</span>
        <span class={`drawer-badge drawer-badge--${STATUS[status] ?? 'plain'}`}>{status}</span>
        {status === 'DELETED' ? null : (
          <VerbButton
            verb={{ do: 'aws.take_number', region, numberId: id }}
            label={`Take away ${number.number}`}
            danger
          >
            Take away
          </VerbButton>
        )}
      </div>
      <p class="drawer__muted">
        {countryName(country)}, {useCase.toLowerCase()}, {type.toLowerCase().replace('_', ' ')}
        {isProtected ? ', protected' : ''}
        {poolId === undefined ? '' : `, in ${poolId}`}
      </p>
      {tags.length === 0 ? null : (
        <ul class="drawer-tags">
          {tags.map(({ key, value }) => (
            <li key={key} class="drawer-tag">
              {key}={value}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function AddNumber({ region, countries }: { region: string; countries: readonly string[] }) {
  const [country, setCountry] = useState('DE');
  const [useCase, setUseCase] = useState<(typeof USE_CASES)[number][0]>('TRANSACTIONAL');
  return (
    <VerbForm
      about={region}
      submit="Add the number"
      verb={() => ({ do: 'aws.add_number', region, country, useCase })}
    >
      <SelectField
        label="Country"
        value={country}
        options={countries.map((code) => [code, countryName(code)] as const)}
        onChange={setCountry}
      />
      <Choice legend="Use case" value={useCase} options={USE_CASES} onChange={setUseCase} />
    </VerbForm>
  );
}
