import { FAULT_NAMES } from '../../aws/faults.ts';
import { operationNames } from '../../aws/shapes.ts';
import type { LocalAws } from '../../aws/start-local-aws.ts';
import type { Fault, LocalSlack } from '../../slack/driver.ts';
import { METHODS } from '../../slack/web-api/registry.ts';
import type { AwsFaults, SlackFaults } from '../control-protocol.ts';

/** AWS's faults: those that are on, and what can be switched on. */
export function viewAwsFaults({ faults }: LocalAws): AwsFaults {
  const on = faults.active().map(({ id, fault }) => {
    const { operation, country, region, ms } = fault;
    const parts = [operation, country, region, ms === undefined ? undefined : `${ms} ms`];
    const scope = parts.filter((part) => part !== undefined).join(', ');
    return {
      id,
      name: fault.fault,
      scope: scope === '' ? 'every request' : scope,
      left: fault.times ?? null,
    };
  });
  return { on, names: FAULT_NAMES, operations: operationNames() };
}

/** Slack's faults: those that are on, and the methods that can meet one. */
export function viewSlackFaults({ faults }: LocalSlack): SlackFaults {
  const on = faults.list().map(({ id, fault, left }) => ({
    id,
    name: answerOf(fault),
    scope: fault.method === '*' ? 'every method' : fault.method,
    left: Number.isFinite(left) ? left : null,
  }));
  return { on, methods: [...Object.keys(METHODS).sort(), 'upload'] };
}

function answerOf({ status, retryAfter, error, delayMs, performed }: Fault): string {
  const parts = [
    status === 429 ? `429, Retry-After ${retryAfter ?? 1}` : status?.toString(),
    error,
    delayMs === undefined ? undefined : `${delayMs} ms slow`,
    performed === true ? 'answer lost' : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}
