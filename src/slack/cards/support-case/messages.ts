import type { CaseMessage, CaseView } from '#src/domain/support-case.ts';

/** The latest question of AWS, or the latest answer to one. */
export function latest(
  { messages }: Pick<CaseView, 'messages'>,
  kind: CaseMessage['kind'],
): CaseMessage | undefined {
  return messages.findLast((message) => message.kind === kind);
}
