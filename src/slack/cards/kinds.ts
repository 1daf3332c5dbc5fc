import type { RequestView } from '#src/domain/request-view.ts';
import { accessParts } from './access/parts.ts';
import { enableParts } from './enable/parts.ts';
import { leaseParts } from './lease/parts.ts';
import type { CardParts } from './parts.ts';
import { relinquishParts } from './relinquish/parts.ts';
import { spendLimitParts } from './spend-limit/parts.ts';

/** What this request contributes to its drawings; the compiler asks for every kind. */
export function partsOf(request: RequestView): CardParts {
  switch (request.kind) {
    case 'lease_numbers':
      return leaseParts(request);
    case 'enable_voice':
      return enableParts(request);
    case 'relinquish_number':
      return relinquishParts(request);
    case 'production_access':
      return accessParts(request);
    case 'spend_limit':
      return spendLimitParts(request);
  }
}
