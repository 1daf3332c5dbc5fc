import type { View } from '@slack/types';
import { drawLimitForm, type LimitDrawing } from '#src/slack/modals/limit-form/draw.ts';
import { EMPTY_LIMIT } from '#src/slack/modals/limit-form/state.ts';
import { ADMIN, ASKED_AT, aProject, LEAD } from '../../support/request-view.ts';
import { anAccount } from '../../support/requests-of-every-kind.ts';
import type { Surface } from './every-surface.ts';
import { longestProject, people, worstText } from './longest-requests.ts';

type Account = NonNullable<LimitDrawing['account']>;

export function aStoredAccount(overrides: Partial<Account> = {}): Account {
  return { ...anAccount(), syncedAt: ASKED_AT, awayAt: undefined, dueAt: ASKED_AT, ...overrides };
}

export function limitFormOf(drawing: Partial<LimitDrawing> = {}): View {
  const project = aProject();
  const form = { projects: [project], lastProjectId: undefined, decidersOf: () => [LEAD] };
  const account = aStoredAccount();
  const state = EMPTY_LIMIT;
  return drawLimitForm({ form, project, state, account, note: undefined, admins: [ADMIN], ...drawing });
}

/** Every view of the spend limit, as it usually is and at its longest. */
export function limitSurfaces(): Surface[] {
  const project = longestProject();
  const decidedBy = (count: number) => ({
    projects: [aProject()],
    lastProjectId: undefined,
    decidersOf: () => people(count),
  });
  const most = { enforcedUsd: 1_000_000_000, maxUsd: 1_000_000_000, isOverridden: true };
  const views: Readonly<Record<string, View>> = {
    'limit form': limitFormOf(),
    'limit form of an account that is not known': limitFormOf({ account: undefined }),
    'limit form while AWS is away': limitFormOf({ account: aStoredAccount({ awayAt: ASKED_AT }) }),
    'limit form without a project chosen': limitFormOf({ project: undefined, note: 'Which one?' }),
    'limit form without projects': limitFormOf({
      form: { ...decidedBy(1), projects: [] },
      project: undefined,
    }),
    'limit form that nobody can decide': limitFormOf({ form: decidedBy(0) }),
    'limit form with a value that is no number': limitFormOf({
      state: { ...EMPTY_LIMIT, limit: worstText(40) },
    }),
    'longest limit form': limitFormOf({
      form: { ...decidedBy(50), projects: Array.from({ length: 150 }, () => project) },
      project,
      state: { projectId: project.id, what: 'quota', limit: '1000000000', purpose: worstText(500) },
      account: aStoredAccount({ spendLimit: most, region: 'ap-northeast-1' }),
      note: worstText(300),
      admins: people(20),
    }),
  };
  return Object.entries(views).map(([name, view]) => ({ name, view, blocks: view.blocks }));
}
