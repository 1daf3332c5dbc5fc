import type { LocalAws } from '../../aws/start-local-aws.ts';
import type { VerbAnswer } from '../control-protocol.ts';
import type { PageOptions } from '../options.ts';
import { logEntries } from './log-entries.ts';
import { type AwsVerb, runAwsVerb } from './run-aws-verb.ts';
import { runAwsFaultVerb, runSlackFaultVerb } from './run-fault-verb.ts';
import { skip, skipTo } from './skip-time.ts';
import { VerbRefused } from './verb-refused.ts';
import type { ParsedVerb } from './verb-schema.ts';
import { logDetail } from './view-log.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Carries one verb out. Throws VerbRefused or ControlRefused when it cannot be done. */
export async function runVerb(verb: ParsedVerb, options: PageOptions): Promise<VerbAnswer> {
  const { slack } = options;
  switch (verb.do) {
    case 'clock.skip':
      await skip(options, verb.ms);
      return { said: 'The clock has moved on.' };
    case 'clock.skip_to':
      await skipTo(options, verb.at);
      return { said: 'The clock has moved on.' };
    case 'aws_fault.add':
    case 'aws_fault.remove':
      return { said: runAwsFaultVerb(verb, localAws(options)) };
    case 'slack_fault.add':
    case 'slack_fault.remove':
      return { said: runSlackFaultVerb(verb, slack) };
    case 'faults.clear':
      slack.faults.clear();
      options.aws?.faults.clear();
      return { said: 'Every fault is off.' };
    case 'log.show':
      return showEntry(verb.id, options);
    case 'reset':
      return beginAnew(options);
    default:
      return { said: runAwsVerb(verb satisfies AwsVerb, localAws(options)) };
  }
}

function localAws({ aws }: PageOptions): LocalAws {
  if (aws !== undefined) return aws;
  throw new VerbRefused(409, 'Dialtone works with a real AWS account here: this drawer cannot change it.');
}

function showEntry(id: string, { slack, aws }: PageOptions): VerbAnswer {
  const entry = logEntries(slack, aws).find((each) => each.id === id);
  if (entry === undefined) throw new VerbRefused(404, 'The log no longer has this line.');
  const { sent, answered, refusals } = logDetail(entry);
  const secrets = [slack.botToken, slack.signingSecret];
  const shown = { sent: withoutSecrets(sent, secrets), refusals };
  if (answered === undefined) return { said: '', detail: shown };
  return { said: '', detail: { ...shown, answered: withoutSecrets(answered, secrets) } };
}

function beginAnew({ reset, onError }: PageOptions): VerbAnswer {
  if (typeof reset !== 'function') throw new VerbRefused(409, reset.refused);
  // The answer goes out first: whatever begins anew may take this server along.
  setImmediate(() => {
    try {
      reset();
    } catch (error) {
      onError(error);
    }
  });
  return { said: 'Dialtone begins anew.' };
}
