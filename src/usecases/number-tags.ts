import type { NumberToTag } from '#db/queries/number-tags.ts';
import { formatRequestId, type OrderId, readRowId, type SlackUserId } from '../domain/request.ts';
import type { Tags } from '../ports.ts';
import { ORDER_TAG } from './find-number-of-order.ts';

/** What Dialtone writes at AWS beside a number; `requester` is who asked for it, `owner` who has it since. */
const PROJECT_TAG = 'dialtone:project';
const OWNER_TAG = 'dialtone:owner';
const REQUESTER_TAG = 'dialtone:requester';
const REQUEST_TAG = 'dialtone:request';

/** The tags of a number as its row wants them. */
export function tagsOf({ projectName, ownerId, order, requesterId }: NumberToTag): Tags {
  return {
    [PROJECT_TAG]: projectName,
    ...(ownerId === null ? {} : { [OWNER_TAG]: ownerId }),
    ...(requesterId === null ? {} : { [REQUESTER_TAG]: requesterId }),
    ...(order === null
      ? {}
      : { [REQUEST_TAG]: formatRequestId(order.requestId), [ORDER_TAG]: String(order.id) }),
  };
}

export interface TaggedNumber {
  readonly projectName: string | undefined;
  readonly ownerId: SlackUserId | undefined;
  /** 0, which no row has, where the tag is missing or says something else. */
  readonly orderId: OrderId;
}

const SLACK_USER_ID = /^[UW][A-Z0-9]{2,30}$/;

/** What tags say of a number; anybody with access to the account can write them, so anything may stand there. */
export function readTags(tags: Tags): TaggedNumber {
  const owner = tags[OWNER_TAG] ?? tags[REQUESTER_TAG] ?? '';
  return {
    projectName: tags[PROJECT_TAG],
    ownerId: SLACK_USER_ID.test(owner) ? (owner as SlackUserId) : undefined,
    orderId: readRowId<OrderId>(tags[ORDER_TAG] ?? ''),
  };
}
