import type { Operation } from '../operation.ts';
import { type ChannelRequest, writeChannel } from './channels.ts';

/** UpdateVoiceChannel: switches the voice channel of an application on or off, whatever its SMS channel is. */
export const updateVoiceChannel: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: (call) => {
    const { VoiceChannelRequest } = call.input as { VoiceChannelRequest: ChannelRequest };
    return writeChannel(call, 'voice', { Enabled: VoiceChannelRequest.Enabled });
  },
};
