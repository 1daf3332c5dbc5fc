import type { RequestId } from '#src/domain/request.ts';
import type { EnableRequest } from '#src/domain/request-view.ts';
import type { Tx } from '../client.ts';
import { eq } from '../drizzle.ts';
import { enablements } from '../schema/schema.ts';

export async function insertEnablement(
  tx: Tx,
  row: { readonly requestId: RequestId; readonly legacy: 'none' | 'not_yet' },
): Promise<void> {
  await tx.insert(enablements).values(row);
}

/** What was done, and what became of the legacy project. */
export async function setEnabled(
  tx: Tx,
  requestId: RequestId,
  done: Pick<EnableRequest, 'wasEnabled' | 'legacy' | 'legacyFailure'> & {
    readonly configurationSet: string;
  },
): Promise<void> {
  const { wasEnabled, configurationSet, legacy, legacyFailure } = done;
  await tx
    .update(enablements)
    .set({
      wasEnabled,
      configurationSet,
      legacy,
      legacyErrorCode: legacyFailure?.code ?? null,
      legacyErrorDetails: legacyFailure?.details ?? null,
    })
    .where(eq(enablements.requestId, requestId));
}
