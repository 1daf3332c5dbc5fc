import type { JobHandlers } from '#jobs/catalog.ts';
import type { CardId, NoticeId, OrderId, RequestId } from '#src/domain/request.ts';
import { checkNumbers } from '#src/usecases/check-numbers.ts';
import { collectDue } from '#src/usecases/collect-due.ts';
import type { Context } from '#src/usecases/context.ts';
import { deliverNotice } from '#src/usecases/deliver-notice.ts';
import { expireRequest } from '#src/usecases/expire-request.ts';
import { learnPrices } from '#src/usecases/learn-prices.ts';
import { leaseNumber } from '#src/usecases/lease-number.ts';
import { redrawCard } from '#src/usecases/redraw-card.ts';

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
    'prices.learn': async ({ region }) => {
      await learnPrices(context, region);
      return undefined;
    },
  };
}
