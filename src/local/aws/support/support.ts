import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import type { Service } from '../services.ts';
import type { AccountState } from '../state.ts';
import { addCommunicationToCase } from './add-communication-to-case.ts';
import { createCase } from './create-case.ts';
import { describeCases } from './describe-cases.ts';
import { describeCommunications } from './describe-communications.ts';
import { describeServices } from './describe-services.ts';
import { describeSeverityLevels } from './describe-severity-levels.ts';
import { withDryRun } from './dry-run.ts';
import { SUPPORT_REFUSALS, supportErrorOnWire } from './errors.ts';
import { resolveCase } from './resolve-case.ts';

const OPERATIONS: readonly (readonly [string, Operation])[] = [
  ['AddCommunicationToCase', addCommunicationToCase],
  ['CreateCase', createCase],
  ['DescribeCases', describeCases],
  ['DescribeCommunications', describeCommunications],
  ['DescribeServices', describeServices],
  ['DescribeSeverityLevels', describeSeverityLevels],
  ['ResolveCase', resolveCase],
];

/**
 * AWS Support. The commercial partition has one endpoint, in us-east-1, and the SDK signs for that Region unless it is
 * given an endpoint. AWS does not publish its request rate; 1 per second and operation here, as everywhere.
 */
export const SUPPORT: Service = {
  name: 'support',
  signingName: 'support',
  contentType: 'application/x-amz-json-1.1',
  operations: new Map(OPERATIONS.map(([name, operation]) => [name, withDryRun(operation)])),
  onlyRegion: 'us-east-1',
  admit: refuseWithoutPlan,
  refusals: SUPPORT_REFUSALS,
  errorOnWire: supportErrorOnWire,
};

/** SubscriptionRequiredException is not in the service model; AWS documents it for accounts without a support plan. */
function refuseWithoutPlan({ support }: AccountState): void {
  if (support.hasPlan) return;
  throw new AwsError(
    'SubscriptionRequiredException',
    'Amazon Web Services Premium Support Subscription is required to use this service.',
  );
}
