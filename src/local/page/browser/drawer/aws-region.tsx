import { useState } from 'preact/hooks';
import type { RegionState, Verb } from '../../control-protocol.ts';
import { NumberField } from './fields.tsx';
import { Section } from './section.tsx';
import { VerbButton } from './verb-button.tsx';
import { VerbForm } from './verb-form.tsx';

/** Tier and limits of one Region. */
export function AwsRegion({ region }: { region: RegionState }) {
  const { name, tier, numbersHeld, numbersMax, spend } = region;
  const inSandbox = tier === 'SANDBOX';
  return (
    <Section title="Account">
      <div class="drawer-row drawer-row--spread">
        <p>
          {inSandbox ? 'In the sandbox: calls go to verified numbers only.' : 'Production access is granted.'}
        </p>
        <VerbButton verb={{ do: 'aws.set_tier', region: name, tier: inSandbox ? 'PRODUCTION' : 'SANDBOX' }}>
          {inSandbox ? 'Grant production access' : 'Back to the sandbox'}
        </VerbButton>
      </div>
      <Limit
        label="Most numbers"
        hint={`${numbersHeld} of ${numbersMax} are leased.`}
        value={numbersMax}
        verb={(count) => ({ do: 'aws.set_numbers_max', region: name, count })}
      />
      <Limit
        label="Most voice spend, USD a month"
        hint={`USD ${spend.spentUsd.toFixed(2)} spent this month; calls stop at USD ${spend.enforcedUsd.toFixed(2)}.`}
        value={spend.maxUsd}
        verb={(usd) => ({ do: 'aws.set_spend_max', region: name, usd })}
      />
    </Section>
  );
}

interface LimitProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly verb: (value: number) => Verb;
}

function Limit({ label, hint, value, verb }: LimitProps) {
  // Undefined while nobody types: then the field follows the account.
  const [draft, setDraft] = useState<string>();
  const text = draft ?? String(value);
  return (
    <VerbForm about={label} submit="Set" verb={() => verb(Number(text))} onDone={() => setDraft(undefined)}>
      <NumberField label={label} hint={hint} value={text} min={0} onInput={setDraft} />
    </VerbForm>
  );
}
