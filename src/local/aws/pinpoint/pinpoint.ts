import { NoAnswer } from '../service-error.ts';
import type { Service } from '../services.ts';
import type { AccountState } from '../state.ts';
import { forbidden, methodNotAllowed, PINPOINT_REFUSALS, pinpointErrorOnWire } from './errors.ts';
import { getApp } from './get-app.ts';
import { getApps } from './get-apps.ts';
import { getSmsChannel } from './get-sms-channel.ts';
import { getVoiceChannel } from './get-voice-channel.ts';
import { updateSmsChannel } from './update-sms-channel.ts';
import { updateVoiceChannel } from './update-voice-channel.ts';

/**
 * Pinpoint's REST API, as far as the channels of a project need it. AWS ended its console on 2026-10-30 and says that
 * the APIs for SMS and voice go on. It publishes no rate for these operations; 1 per second and operation here.
 */
export const PINPOINT: Service = {
  name: 'pinpoint',
  signingName: 'mobiletargeting',
  contentType: 'application/json',
  operations: new Map([
    ['GetApp', getApp],
    ['GetApps', getApps],
    ['GetSmsChannel', getSmsChannel],
    ['GetVoiceChannel', getVoiceChannel],
    ['UpdateSmsChannel', updateSmsChannel],
    ['UpdateVoiceChannel', updateVoiceChannel],
  ]),
  admit: refuseAfterTheEnd,
  refusals: PINPOINT_REFUSALS,
  errorOnWire: pinpointErrorOnWire,
};

/** How an API that has ended may answer; AWS does not say which of these it would be. */
function refuseAfterTheEnd({ pinpoint }: AccountState): void {
  switch (pinpoint.availability) {
    case 'answers':
      return;
    case 'forbidden':
      throw forbidden('Forbidden');
    case 'method-not-allowed':
      throw methodNotAllowed();
    case 'silent':
      throw new NoAnswer();
  }
}
