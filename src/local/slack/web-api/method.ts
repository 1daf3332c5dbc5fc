import type { Problem } from '../block-kit/place.ts';
import { refusedIn } from '../block-kit/refused.ts';
import { asMessages } from '../block-kit/validate.ts';
import type { JsonObject } from '../json.ts';
import type { Violation } from '../records.ts';
import type { Workspace } from '../workspace.ts';

/** What a Web API method works with. */
export interface Context {
  readonly workspace: Workspace;
  readonly scopes: ReadonlySet<string>;
  /** Where the Web API itself listens, without a slash at the end. */
  readonly origin: string;
  /** Base of permalinks: where people look at the workspace, without a slash at the end. */
  readonly clientOrigin: string;
}

/** One Web API method. Throws a `Refusal` for `ok: false`. */
export interface Method {
  /** Any one of these bot scopes lets the call in; none are needed when empty. */
  readonly scopes: readonly string[];
  handle(args: JsonObject, context: Context): JsonObject;
}

const KINDS: Readonly<Record<string, Violation['kind']>> = {
  invalid_blocks: 'invalid_blocks',
  invalid_blocks_format: 'invalid_blocks',
  invalid_arguments: 'invalid_arguments',
  invalid_metadata_format: 'invalid_arguments',
  invalid_thread_ts: 'invalid_arguments',
  no_text: 'invalid_arguments',
  msg_too_long: 'invalid_arguments',
  msg_blocks_too_long: 'invalid_blocks',
  missing_argument: 'invalid_arguments',
  alt_txt_too_large: 'invalid_arguments',
  file_not_found: 'invalid_arguments',
  view_too_large: 'invalid_arguments',
  missing_scope: 'missing_scope',
  unknown_method: 'unknown_method',
  invalid_trigger_id: 'trigger',
  expired_trigger_id: 'trigger',
  exchanged_trigger_id: 'trigger',
  push_limit_reached: 'trigger',
};

/**
 * An answer with `ok: false`. Errors that only a defect of the app can cause are violations as well;
 * `null` says that this one is not.
 */
export class Refusal extends Error {
  readonly error: string;
  readonly more: JsonObject;
  readonly violation: Violation['kind'] | undefined;

  constructor(
    error: string,
    more: JsonObject = {},
    violation: Violation['kind'] | null | undefined = KINDS[error],
  ) {
    super(`${error} ${JSON.stringify(more)}`);
    this.error = error;
    this.more = more;
    this.violation = violation ?? undefined;
  }
}

/** Refuses with the list of problems in `response_metadata.messages`. */
export function refuseProblems(error: string, problems: readonly Problem[], violation?: null): void {
  if (problems.length > 0)
    throw new Refusal(error, { response_metadata: { messages: asMessages(problems) } }, violation);
}

/** Refuses blocks of a type that the workspace does not take, which is no defect of the app. */
export function refuseTypes(error: string, blocks: unknown, pointer: string, workspace: Workspace): void {
  refuseProblems(error, refusedIn(blocks, workspace.refusedBlocks, pointer), null);
}

/** A required string argument. */
export function required(args: JsonObject, name: string): string {
  const value = args[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new Refusal('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}

export function isOn(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}
