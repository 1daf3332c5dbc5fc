import type { View } from '@slack/types';
import type { CallView } from '#src/domain/call-view.ts';
import type { CallId, SlackUserId } from '#src/domain/request.ts';
import { type CallDrawing, drawCallForm } from '#src/slack/modals/call-form/draw.ts';
import { drawCallReceipt } from '#src/slack/modals/call-form/receipt.ts';
import { EMPTY_CALL_FORM, knownVerified } from '#src/slack/modals/call-form/state.ts';
import { drawDestinationCode } from '#src/slack/modals/destination-code.ts';
import { drawDestinationForm } from '#src/slack/modals/destination-form.ts';
import type { Root } from '#src/slack/modals/destination-root.ts';
import type { Origin } from '#src/usecases/call-form.ts';
import { ADMIN, ASKED_AT, aProject, REQUESTER } from '../../support/request-view.ts';
import { anInventoryNumber } from '../../support/requests-of-every-kind.ts';
import type { Surface } from './every-surface.ts';

const worst = (length: number): string => '<&>*_~`\n'.repeat(length).slice(0, length);

export const VERIFIED = ['+442079460958', '+12065550199'];

export function anOrigin(overrides: Partial<Origin> = {}): Origin {
  return { number: anInventoryNumber(), tier: 'sandbox', callsOfDay: 3, ...overrides };
}

export function callFormOf(overrides: Partial<CallDrawing> = {}): View {
  const origin = anOrigin();
  const verified = knownVerified('us-east-1', VERIFIED);
  const state = { ...EMPTY_CALL_FORM, numberId: origin.number.id, verified };
  return drawCallForm({ state, origin, refusal: undefined, admins: [ADMIN], ...overrides });
}

export function aCallView(overrides: Partial<CallView> = {}): CallView {
  return {
    id: 12 as CallId,
    number: anInventoryNumber(),
    region: 'us-east-1',
    project: aProject(),
    caller: REQUESTER,
    destination: '+442079460958',
    body: 'This is a test call.',
    bodyType: 'TEXT',
    voiceId: 'MATTHEW',
    maxPricePerMinute: undefined,
    isDryRun: false,
    status: 'queued',
    messageId: undefined,
    failure: undefined,
    askedAt: ASKED_AT,
    endedAt: undefined,
    ...overrides,
  };
}

const root: Root = {
  viewId: 'V0000000000',
  numberId: 3,
  region: 'ap-northeast-1',
  bodyType: 'SSML',
  language: 'en-GB-WLS',
  voiceId: 'GERAINT',
  isDryRun: true,
  verified: knownVerified('ap-northeast-1', manyNumbers(150)),
};

function manyNumbers(count: number): string[] {
  return Array.from({ length: count }, (_, nth) => `+${String(nth).padStart(3, '1')}456789012345`);
}

function longestForm(): View {
  const project = aProject({ name: '&'.repeat(64), configurationSet: 'c'.repeat(64), leads: leads(50) });
  const number = anInventoryNumber({ project, region: 'ap-northeast-1', country: 'TT' });
  const verified = knownVerified('ap-northeast-1', manyNumbers(150));
  const typed = { destination: verified.numbers[99] ?? '', body: worst(3000), priceCap: '12.34567' };
  const chosen = { language: 'en-GB-WLS', voiceId: 'GERAINT', bodyType: 'SSML', isDryRun: true } as const;
  const state = { ...EMPTY_CALL_FORM, ...typed, ...chosen, numberId: number.id, verified, note: worst(200) };
  return callFormOf({ state, origin: anOrigin({ number, callsOfDay: 1000 }), admins: leads(20) });
}

function leads(count: number): SlackUserId[] {
  return Array.from({ length: count }, (_, nth) => `U0LEADNR${nth}` as SlackUserId);
}

/** Every view of test calls and of their destinations, as it usually is and at its longest. */
export function callSurfaces(): Surface[] {
  const { id: numberId } = anInventoryNumber();
  const none = { ...EMPTY_CALL_FORM, numberId };
  const nobodyVerified = { ...none, verified: knownVerified('us-east-1', []) };
  const forbidden = { code: 'may_not_call', owner: leads(1)[0], leads: leads(50) } as const;
  const views: Readonly<Record<string, View>> = {
    'call form': callFormOf(),
    'longest call form': longestForm(),
    'call form without a number': callFormOf({ state: EMPTY_CALL_FORM, origin: undefined }),
    'call form with a number that cannot be used': callFormOf({ origin: undefined, refusal: forbidden }),
    'call form of a sandbox that has verified nobody': callFormOf({ state: nobodyVerified }),
    'call form while AWS is away': callFormOf({ state: none }),
    'call form in production': callFormOf({ origin: anOrigin({ tier: 'production' }) }),
    'call form of an unknown tier': callFormOf({ origin: anOrigin({ tier: 'unknown' }) }),
    'call form with a number of no project': callFormOf({
      origin: anOrigin({ number: anInventoryNumber({ project: undefined }) }),
    }),
    'call receipt': drawCallReceipt(aCallView(), { localVoice: false }),
    'call receipt of another script': drawCallReceipt(aCallView({ body: 'こんにちは' }), {
      localVoice: false,
    }),
    'longest call receipt': drawCallReceipt(
      aCallView({ body: worst(3000), bodyType: 'SSML', maxPricePerMinute: '12.34567', isDryRun: true }),
      { localVoice: true },
    ),
    'destination form': drawDestinationForm(root, ''),
    'longest destination form': drawDestinationForm(root, '+'.repeat(40)),
    'destination code': drawDestinationCode({
      root,
      awsId: 'v'.repeat(256),
      phoneNumber: '+123456789012345',
      by: 'VOICE',
    }),
  };
  return Object.entries(views).map(([name, view]) => ({ name, view, blocks: view.blocks }));
}
