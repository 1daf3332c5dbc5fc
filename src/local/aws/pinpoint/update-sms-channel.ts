import type { Operation } from '../operation.ts';
import { type ChannelRequest, writeChannel } from './channels.ts';

/** UpdateSmsChannel: switches the SMS channel of an application on or off and sets its identities. */
export const updateSmsChannel: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: (call) => {
    const { SMSChannelRequest } = call.input as { SMSChannelRequest: ChannelRequest };
    return writeChannel(call, 'sms', SMSChannelRequest);
  },
};
