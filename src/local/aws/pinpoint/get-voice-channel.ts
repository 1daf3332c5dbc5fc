import type { Operation } from '../operation.ts';
import { readChannel } from './channels.ts';

/** GetVoiceChannel: the voice channel of one application. */
export const getVoiceChannel: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: (call) => readChannel(call, 'voice'),
};
