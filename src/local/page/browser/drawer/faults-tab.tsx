import type { ControlState, FaultRow } from '../../control-protocol.ts';
import { AwsFaultForm } from './aws-fault-form.tsx';
import { FIRST_FAULTS, moreFaults, wordsFor } from './fault-words.ts';
import { Empty, Folded, Section } from './section.tsx';
import { SlackFaultForm } from './slack-fault-form.tsx';
import { VerbButton } from './verb-button.tsx';

interface FaultsTabProps {
  readonly faults: ControlState['faults'];
  readonly countries: readonly string[];
}

/** What goes wrong at AWS and at Slack. */
export function FaultsTab({ faults: { aws, slack }, countries }: FaultsTabProps) {
  const awsOn = (aws?.on ?? []).map((row) => ({ ...row, name: wordsFor(row.name).title }));
  return (
    <>
      <Section title="Switched on now">
        {awsOn.length + slack.on.length === 0 ? <Empty>Nothing goes wrong at the moment.</Empty> : null}
        <ul class="drawer-rows">
          {awsOn.map((row) => (
            <On key={`aws ${row.id}`} where="AWS" row={row} />
          ))}
          {slack.on.map((row) => (
            <On key={`slack ${row.id}`} where="Slack" row={row} />
          ))}
        </ul>
        {awsOn.length + slack.on.length > 1 ? (
          <VerbButton verb={{ do: 'faults.clear' }}>Switch all off</VerbButton>
        ) : null}
      </Section>
      <Section title="At AWS">
        {aws === null ? (
          <Empty>Dialtone works with a real AWS account here. Its faults are not ours to switch.</Empty>
        ) : (
          <>
            {FIRST_FAULTS.map((words) => (
              <AwsFaultForm
                key={words.name}
                words={words}
                operations={aws.operations}
                countries={countries}
              />
            ))}
            <Folded title="More">
              {moreFaults(aws.names).map((words) => (
                <AwsFaultForm
                  key={words.name}
                  words={words}
                  operations={aws.operations}
                  countries={countries}
                />
              ))}
            </Folded>
          </>
        )}
      </Section>
      <Section title="At Slack">
        <SlackFaultForm methods={slack.methods} />
      </Section>
    </>
  );
}

function On({ where, row }: { where: 'AWS' | 'Slack'; row: FaultRow }) {
  const { id, name, scope, left } = row;
  const how = left === null ? 'until switched off' : left === 1 ? 'once more' : `${left} times more`;
  return (
    <li class="drawer-card drawer-card--on">
      <div class="drawer-card__head">
        <span class="drawer-badge drawer-badge--warning">{where}</span>
        <span class="drawer-card__name">{name}</span>
        <VerbButton
          verb={where === 'AWS' ? { do: 'aws_fault.remove', id } : { do: 'slack_fault.remove', id }}
          label={`Switch off: ${where}, ${name}, ${scope}`}
        >
          Switch off
        </VerbButton>
      </div>
      <p class="drawer__muted">
        {scope}, {how}
      </p>
    </li>
  );
}
