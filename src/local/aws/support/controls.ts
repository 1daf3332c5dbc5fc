import { z } from 'zod';
import type { World } from '../answer-call.ts';
import { ControlRefused } from '../control-refused.ts';
import type { ControlVerb } from '../service-controls.ts';
import type { AccountState } from '../state.ts';
import { AWS_STAFF, addCommunication, resolveCase } from './cases.ts';
import type { SupportCase } from './state.ts';

/** What AWS's side of Support does. A case is named by caseId or displayId; 404 for one that is not there. */
export interface SupportControls {
  /** Gives the account a support plan with the API, or takes it back. */
  readonly setPlan: (hasPlan: boolean) => void;
  /** Whether DescribeServices lists the category of voice limit increases. */
  readonly listVoiceLimits: (listed: boolean) => void;
  /** AWS writes into a case, which then waits for the customer. */
  readonly answerCase: (id: string, body: string) => SupportCase;
  /** AWS resolves a case. */
  readonly resolveCase: (id: string) => SupportCase;
}

export function createSupportControls({ account, now }: World): SupportControls {
  const changeCase = (id: string, change: (target: SupportCase, state: AccountState) => void) =>
    account.change((state) => {
      const target = getCase(state, id);
      change(target, state);
      return structuredClone(target);
    });
  return {
    setPlan: (hasPlan) =>
      account.change(({ support }) => {
        support.hasPlan = hasPlan;
      }),
    listVoiceLimits: (listed) =>
      account.change(({ support }) => {
        support.listsVoiceLimits = listed;
      }),
    answerCase: (id, body) =>
      changeCase(id, (target) => {
        addCommunication(target, AWS_STAFF, body, now());
        target.status = 'pending-customer-action';
      }),
    resolveCase: (id) => changeCase(id, (target, state) => resolveCase(state, target, now())),
  };
}

function getCase({ support }: AccountState, id: string): SupportCase {
  const found = support.cases.find(({ caseId, displayId }) => caseId === id || displayId === id);
  if (!found) throw new ControlRefused(404, `no case ${id}`);
  return found;
}

const planSchema = z.strictObject({ hasPlan: z.boolean() });
const voiceLimitsSchema = z.strictObject({ listed: z.boolean() });
const answerSchema = z.strictObject({ case: z.string(), body: z.string().min(1).max(8000) });
const resolveSchema = z.strictObject({ case: z.string() });

/** The same for the control routes, by `service/verb`. */
export function supportVerbs(controls: SupportControls): readonly ControlVerb[] {
  return [
    ['support/plan', (body) => controls.setPlan(planSchema.parse(body).hasPlan)],
    ['support/voice-limits', (body) => controls.listVoiceLimits(voiceLimitsSchema.parse(body).listed)],
    [
      'support/answer',
      (body) => {
        const answer = answerSchema.parse(body);
        controls.answerCase(answer.case, answer.body);
      },
    ],
    ['support/resolve', (body) => void controls.resolveCase(resolveSchema.parse(body).case)],
  ];
}
