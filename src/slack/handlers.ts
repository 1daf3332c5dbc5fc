import { accessHandlers } from './handlers/access.ts';
import { callHandlers } from './handlers/calls.ts';
import { enableHandlers } from './handlers/enable.ts';
import { homeHandlers } from './handlers/home.ts';
import { inventoryHandlers } from './handlers/inventory.ts';
import { limitHandlers } from './handlers/limit.ts';
import { relinquishHandlers } from './handlers/relinquish.ts';
import { requestHandlers } from './handlers/requests.ts';
import { mergeHandlers } from './registry.ts';

/** Every id that Slack may send, and what happens then. */
export const handlers = mergeHandlers([
  requestHandlers,
  enableHandlers,
  inventoryHandlers,
  relinquishHandlers,
  callHandlers,
  accessHandlers,
  limitHandlers,
  homeHandlers,
]);
