import type { Parcel } from '../delivery/courier.ts';
import type { Ack } from '../driver.ts';
import type { Delivery } from '../records.ts';
import type { Stage } from './stage.ts';

/** What Slack says when the app did not answer with 200 in time; undefined when it did. */
function problemOf(what: string, delivery: Delivery): string | undefined {
  if (delivery.outcome === 'operation_timeout') {
    return `${what} failed because the app did not respond (operation_timeout).`;
  }
  if (delivery.outcome === 'connection_failed') return `${what} failed with the error "dispatch_failed".`;
  if (delivery.status !== 200)
    return `${what} failed: the app responded with status code ${delivery.status}.`;
  return undefined;
}

/** Shows an error of Slack's own to the person and keeps it as a violation. */
export function showProblem(
  stage: Stage,
  userId: string,
  kind: 'unacked' | 'bad_answer' | 'invalid_blocks',
  where: string,
  text: string,
): void {
  stage.workspace.violations.add(kind, where, text);
  stage.workspace.notices.add({ userId, text });
  stage.workspace.changes.notify();
}

/** Posts an interaction and tells how the app answered. */
export async function deliver(stage: Stage, userId: string, what: string, parcel: Parcel): Promise<Ack> {
  const delivery = await stage.courier.send(parcel);
  const problem = problemOf(what, delivery);
  if (problem !== undefined) showProblem(stage, userId, 'unacked', what, problem);
  const { ackMs, status } = delivery;
  stage.workspace.changes.notify();
  return { ackMs, status, delivery, ...(problem === undefined ? {} : { problem }) };
}
