import { illegalArgument } from './errors.ts';

/** A context names a resource; the quotas of sms-voice are the account's. AWS does not document this refusal. */
export function refuseContext(contextId: string | undefined): void {
  if (contextId !== undefined) throw illegalArgument('The quota does not apply to a resource');
}
