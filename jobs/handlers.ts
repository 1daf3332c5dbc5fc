import type { JobHandlers } from '#jobs/catalog.ts';
import type { CallId, CardId, HomeId, NoticeId, OrderId, RequestId } from '#src/domain/request.ts';
import { changeLimit } from '#src/usecases/change-limit.ts';
import { checkNumbers } from '#src/usecases/check-numbers.ts';
import { collectDue } from '#src/usecases/collect-due.ts';
import type { Context } from '#src/usecases/context.ts';
import { deliverNotice } from '#src/usecases/deliver-notice.ts';
import { enableVoice } from '#src/usecases/enable-voice.ts';
import { expireRequest } from '#src/usecases/expire-request.ts';
import { followCase } from '#src/usecases/follow-case.ts';
import { leaseNumber } from '#src/usecases/lease-number.ts';
import { placeCall } from '#src/usecases/place-call.ts';
import { publishHome } from '#src/usecases/publish-home.ts';
import { redrawCard } from '#src/usecases/redraw-card.ts';
import { relinquishNumber } from '#src/usecases/relinquish-number.ts';
import { syncInventory } from '#src/usecases/sync-inventory.ts';

/** What each job of the catalog does: read the row that it names, and let the use case decide. */
export function createHandlers(context: Context): JobHandlers {
  return {
    sweep: async () => {
      await collectDue(context);
      return undefined;
    },
    'notice.deliver': ({ id }) => deliverNotice(context, id as NoticeId),
    'card.redraw': ({ id }) => redrawCard(context, id as CardId),
    'request.expire': async ({ id }) => {
      await expireRequest(context, id as RequestId);
      return undefined;
    },
    'order.lease': ({ id }) => leaseNumber(context, id as OrderId),
    'numbers.check': ({ region }) => checkNumbers(context, region),
    'inventory.sync': ({ region }) => syncInventory(context, region),
    'voice.enable': ({ id }) => enableVoice(context, id as RequestId),
    'number.relinquish': ({ id }) => relinquishNumber(context, id as RequestId),
    'case.follow': ({ id }) => followCase(context, id as RequestId),
    'limit.change': ({ id }) => changeLimit(context, id as RequestId),
    'call.place': ({ id }) => placeCall(context, id as CallId),
    'home.publish': ({ id }) => publishHome(context, id as HomeId),
  };
}
