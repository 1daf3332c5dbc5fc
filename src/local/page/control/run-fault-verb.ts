import type { LocalAws } from '../../aws/start-local-aws.ts';
import type { LocalSlack } from '../../slack/driver.ts';
import { VerbRefused } from './verb-refused.ts';
import type { ParsedVerb } from './verb-schema.ts';

/** Makes requests to AWS go wrong, or no longer. Throws VerbRefused for a fault that is not on. */
export function runAwsFaultVerb(
  verb: Extract<ParsedVerb, { do: `aws_fault.${string}` }>,
  { faults }: LocalAws,
): string {
  if (verb.do === 'aws_fault.remove') return removed(faults.remove(verb.id));
  const { do: _, ...fault } = verb;
  faults.add(fault);
  return `${fault.fault} is on.`;
}

/** Makes calls of Slack's Web API go wrong, or no longer. Throws VerbRefused for a fault that is not on. */
export function runSlackFaultVerb(
  verb: Extract<ParsedVerb, { do: `slack_fault.${string}` }>,
  { faults }: LocalSlack,
): string {
  if (verb.do === 'slack_fault.remove') return removed(faults.remove(verb.id));
  const { do: _, times = Number.POSITIVE_INFINITY, ...fault } = verb;
  faults.add({ ...fault, times });
  return `${fault.method === '*' ? 'Every method' : fault.method} meets the fault.`;
}

function removed(wasOn: boolean): string {
  if (!wasOn) throw new VerbRefused(404, 'This fault is no longer on.');
  return 'The fault is off.';
}
