import type { View } from '@slack/types';
import { drawAlreadyEnabled } from '#src/slack/modals/enable-form/already-enabled.ts';
import { drawEnableForm, type EnableDrawing } from '#src/slack/modals/enable-form/draw.ts';
import { ADMIN, ASKED_AT, aProject, LEAD } from '../../support/request-view.ts';
import { anInventoryNumber } from '../../support/requests-of-every-kind.ts';
import type { Surface } from './every-surface.ts';
import { longestProject, people, worstText } from './longest-requests.ts';

export function enableFormOf({
  isAlone = false,
  ...drawing
}: Partial<EnableDrawing> & { isAlone?: boolean } = {}): View {
  const project = aProject();
  const standing = () => ({ isAlone, deciders: [LEAD] });
  const form = { projects: [project], lastProjectId: undefined, standing };
  return drawEnableForm({ form, project, note: undefined, admins: [ADMIN], ...drawing });
}

/** Every view of enabling voice, as it usually is and at its longest. */
export function enableSurfaces(): Surface[] {
  const longest = { ...longestProject(), voiceEnabledAt: ASKED_AT };
  const deciders = people(50);
  const decidedBy = (...userIds: typeof deciders) => ({
    projects: [aProject()],
    lastProjectId: undefined,
    standing: () => ({ isAlone: false, deciders: userIds }),
  });
  const numbers = Array.from({ length: 1000 }, () => anInventoryNumber({ phoneNumber: '+123456789012345' }));
  const views: Readonly<Record<string, View>> = {
    'enable form of a lead': enableFormOf({ isAlone: true }),
    'enable form of somebody else': enableFormOf(),
    'enable form without a project chosen': enableFormOf({ project: undefined, note: 'Which one?' }),
    'enable form without projects': enableFormOf({
      form: { ...decidedBy(), projects: [] },
      project: undefined,
    }),
    'enable form that nobody can decide': enableFormOf({ form: decidedBy() }),
    'enable form that admins decide': enableFormOf({ form: decidedBy(ADMIN) }),
    'longest enable form': enableFormOf({
      form: { ...decidedBy(...deciders), projects: Array.from({ length: 150 }, () => longest) },
      project: longest,
      note: worstText(300),
      admins: people(20),
    }),
    'enabled already, without a number': drawAlreadyEnabled(aProject(), []),
    'enabled already': drawAlreadyEnabled(aProject(), [
      anInventoryNumber(),
      anInventoryNumber({ status: 'PENDING' }),
    ]),
    'longest enabled already': drawAlreadyEnabled(longest, numbers),
  };
  return Object.entries(views).map(([name, view]) => ({ name, view, blocks: view.blocks }));
}
