import { useState } from 'preact/hooks';
import type { AwsState } from '../../control-protocol.ts';
import { AwsCases } from './aws-cases.tsx';
import { AwsDestinations } from './aws-destinations.tsx';
import { AwsNumbers } from './aws-numbers.tsx';
import { AwsPinpoint } from './aws-pinpoint.tsx';
import { AwsQuotas } from './aws-quotas.tsx';
import { AwsRegion } from './aws-region.tsx';
import { SelectField } from './fields.tsx';
import { Empty } from './section.tsx';

/** The local AWS account: what it has, and what AWS would do with it. */
export function AwsTab({ aws }: { aws: AwsState | null }) {
  const [wanted, setWanted] = useState('');
  if (aws === null) {
    return (
      <Empty>
        Dialtone works with a real AWS account here. Look at its numbers and cases in the AWS console; its
        faults are not ours to switch.
      </Empty>
    );
  }
  const region = aws.regions.find(({ name }) => name === wanted) ?? aws.regions[0];
  if (region === undefined) return <Empty>Nothing has happened at AWS yet.</Empty>;
  return (
    <>
      <div class="drawer-row drawer-row--fields">
        <SelectField
          label="Region"
          value={region.name}
          options={aws.regions.map(({ name }) => [name, name] as const)}
          onChange={setWanted}
        />
        <p class="drawer__muted">Account {aws.accountId}</p>
      </div>
      <AwsRegion key={region.name} region={region} />
      <AwsNumbers key={`numbers ${region.name}`} region={region} countries={aws.countries} />
      <AwsDestinations region={region} />
      <AwsCases aws={aws} />
      <AwsQuotas quotas={aws.quotas} />
      <AwsPinpoint aws={aws} region={region} />
    </>
  );
}
