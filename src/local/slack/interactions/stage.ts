import type { Courier } from '../delivery/courier.ts';
import type { Names } from '../render/text.ts';
import type { Workspace } from '../workspace.ts';

/** What everything that a person does needs. */
export interface Stage {
  readonly workspace: Workspace;
  readonly courier: Courier;
  /** Where response URLs live, without a slash at the end. */
  readonly origin: string;
  readonly waitTimeoutMs: number;
  readonly viewClosedCarriesState: boolean;
  readonly names: Names;
}

/** Mentions as `@Lead` and `#general`; ids that nobody has stay ids. */
export function namesOf(workspace: Workspace): Names {
  return {
    user: (id) => `@${workspace.user(id)?.realName ?? id}`,
    channel: (id) => {
      const channel = workspace.channel(id);
      if (channel === undefined) return `#${id}`;
      return channel.kind === 'im' ? `@${workspace.user(channel.name)?.realName ?? id}` : `#${channel.name}`;
    },
  };
}
