import type { World } from './answer-call.ts';
import { createPinpointControls, type PinpointControls, pinpointVerbs } from './pinpoint/controls.ts';
import {
  createServiceQuotasControls,
  type ServiceQuotasControls,
  serviceQuotasVerbs,
} from './service-quotas/controls.ts';
import type { AccountState } from './state.ts';
import { createSupportControls, type SupportControls, supportVerbs } from './support/controls.ts';
import { createVoiceControls, type VoiceControls } from './voice-controls.ts';
import { voiceVerbs } from './voice-verbs.ts';

/** What tests and the control routes do to SMS Voice v2, Support, Service Quotas and Pinpoint. */
export interface ServiceControls {
  readonly voice: VoiceControls;
  readonly support: SupportControls;
  readonly serviceQuotas: ServiceQuotasControls;
  readonly pinpoint: PinpointControls;
}

/** The last three as the account has them. */
export type ServiceStates = Pick<AccountState, 'support' | 'serviceQuotas' | 'pinpoint'>;

/** POST `/_control/<name>` and what it does with the parsed body. */
export type ControlVerb = readonly [name: string, run: (body: unknown) => void];

export function createServiceControls(world: World): ServiceControls {
  return {
    voice: createVoiceControls(world),
    support: createSupportControls(world),
    serviceQuotas: createServiceQuotasControls(world),
    pinpoint: createPinpointControls(world),
  };
}

export function viewServices({ account }: World): ServiceStates {
  return account.read(({ support, serviceQuotas, pinpoint }) => ({ support, serviceQuotas, pinpoint }));
}

/** Carries out the verb of this name. False when there is none; throws ControlRefused, ZodError or SyntaxError. */
export function runServiceVerb(name: string, body: string, controls: ServiceControls): boolean {
  const verbs = [
    ...voiceVerbs(controls.voice),
    ...supportVerbs(controls.support),
    ...serviceQuotasVerbs(controls.serviceQuotas),
    ...pinpointVerbs(controls.pinpoint),
  ];
  const verb = verbs.find(([known]) => known === name);
  verb?.[1](JSON.parse(body));
  return verb !== undefined;
}
