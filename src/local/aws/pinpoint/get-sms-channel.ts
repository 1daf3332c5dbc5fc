import type { Operation } from '../operation.ts';
import { readChannel } from './channels.ts';

/** GetSmsChannel: the SMS channel of one application. */
export const getSmsChannel: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: (call) => readChannel(call, 'sms'),
};
