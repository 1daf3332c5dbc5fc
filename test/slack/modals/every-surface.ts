import { accessSurfaces } from './access-surfaces.ts';
import { callSurfaces } from './call-surfaces.ts';
import { enableSurfaces } from './enable-surfaces.ts';
import { formSurfaces } from './every-surface-forms.ts';
import { overviewSurfaces } from './every-surface-overviews.ts';
import { requestSurfaces } from './every-surface-requests.ts';
import { inventorySurfaces } from './inventory-surfaces.ts';
import { limitSurfaces } from './limit-surfaces.ts';
import { relinquishSurfaces } from './relinquish-surfaces.ts';
import type { Surface } from './surface.ts';

export type { Surface } from './surface.ts';

/** Everything that Dialtone shows, in every state, as it usually is and at its longest. */
export function everySurface(): Surface[] {
  return [
    ...requestSurfaces(),
    ...overviewSurfaces(),
    ...formSurfaces(),
    ...accessSurfaces(),
    ...callSurfaces(),
    ...enableSurfaces(),
    ...limitSurfaces(),
    ...inventorySurfaces(),
    ...relinquishSurfaces(),
  ];
}
