import type { Values } from './interactions.ts';

/** What this process last drew into a view; Slack has no call that reads a view back. */
export interface LatestView {
  readonly hash: string;
  readonly metadata: string;
  /** What was filled in then, and when the click happened that told it. */
  readonly values: Values;
  readonly clickedAt: number;
}

const REMEMBERED_AT_MOST = 1000;

/** A bounded memory of views; a view that another process drew is not in it, and need not be. */
export function createLatestViews() {
  const views = new Map<string, LatestView>();
  return {
    find: (viewId: string): LatestView | undefined => views.get(viewId),
    remember: (viewId: string, latest: LatestView): void => {
      views.delete(viewId);
      views.set(viewId, latest);
      const oldest = views.size > REMEMBERED_AT_MOST ? views.keys().next().value : undefined;
      if (oldest !== undefined) views.delete(oldest);
    },
  };
}

export type LatestViews = ReturnType<typeof createLatestViews>;
