import { randomBytes } from 'node:crypto';
import type { LocalAws } from '../../aws/start-local-aws.ts';
import type { ParsedVerb } from './verb-schema.ts';

export type AwsVerb = Extract<ParsedVerb, { do: `aws.${string}` }>;

const ID_BYTES = 16;

/** Does what AWS, or somebody else at AWS, would do; the answer says it. Throws ControlRefused when it cannot be done. */
export function runAwsVerb(verb: AwsVerb, { voice, support, serviceQuotas, pinpoint }: LocalAws): string {
  switch (verb.do) {
    case 'aws.set_tier':
      voice.setTier(verb.region, verb.tier);
      return verb.tier === 'PRODUCTION'
        ? `${verb.region} has production access.`
        : `${verb.region} is in the sandbox.`;
    case 'aws.set_numbers_max':
      voice.setPhoneNumbersMax(verb.region, verb.count);
      return `${verb.region} may have ${verb.count} numbers.`;
    case 'aws.set_spend_max':
      voice.setSpendMax(verb.region, verb.usd);
      return `${verb.region} may spend ${verb.usd} USD a month on voice.`;
    case 'aws.add_number':
      return `AWS Support has set up ${voice.addNumber(verb).PhoneNumber}.`;
    case 'aws.take_number':
      voice.removeNumber(verb.region, verb.numberId);
      return 'The number is gone, as if somebody had released it elsewhere.';
    case 'aws.set_plan':
      support.setPlan(verb.hasPlan);
      return verb.hasPlan
        ? 'The account has a support plan with the API.'
        : 'The account has Basic support: no cases by API.';
    case 'aws.list_voice_limits':
      support.listVoiceLimits(verb.listed);
      return verb.listed
        ? 'Support lists the category of voice limits.'
        : 'Support no longer lists the category of voice limits.';
    case 'aws.answer_case':
      return `AWS has answered case ${support.answerCase(verb.caseId, verb.body).displayId}.`;
    case 'aws.resolve_case':
      return `AWS has resolved case ${support.resolveCase(verb.caseId).displayId}.`;
    case 'aws.decide_quota':
      return decideQuota(verb, serviceQuotas);
    case 'aws.add_application': {
      const { region, name } = verb;
      pinpoint.addApplication({ region, name, id: randomBytes(ID_BYTES).toString('hex') });
      return `Pinpoint has the application ${name} in ${region}.`;
    }
    case 'aws.set_pinpoint':
      pinpoint.setAvailability(verb.availability);
      return `Pinpoint: ${verb.availability}.`;
  }
}

function decideQuota(
  { id, decision }: Extract<AwsVerb, { do: 'aws.decide_quota' }>,
  quotas: LocalAws['serviceQuotas'],
): string {
  const decide = { approve: quotas.approve, deny: quotas.deny, open_case: quotas.openCase };
  const { status, caseId } = decide[decision](id);
  return `The quota request is ${status}${caseId === undefined ? '' : `, case ${caseId}`}.`;
}
