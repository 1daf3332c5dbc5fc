import { refreshPerson } from '#src/usecases/people.ts';
import { openHome } from '#src/usecases/publish-home.ts';
import { onHubHelp } from '../actions/request-buttons.ts';
import { onHubNumbers } from '../commands/numbers.ts';
import { showProjects } from '../commands/projects.ts';
import { onHubRelease } from '../commands/release.ts';
import { HOME_MORE, HUB_ACTIONS } from '../home/actions.ts';
import type { ClickHandler } from '../interactions.ts';
import { onHubAccess } from '../modals/access-form/open.ts';
import { onHubCall } from '../modals/call-form/open.ts';
import { openEnableForm } from '../modals/enable-form/open.ts';
import { openRequestForm } from '../modals/request-form/open.ts';
import { type Handlers, handlerOf } from '../registry.ts';

const onHubProjects: ClickHandler = (app, click) => showProjects(app, click, '');

/** What each option of the overflow does: the same as the button of that id. */
const MORE: Readonly<Record<string, { readonly opens: boolean; readonly handler: ClickHandler }>> = {
  [HUB_ACTIONS.numbers]: { opens: false, handler: onHubNumbers },
  [HUB_ACTIONS.release]: { opens: true, handler: onHubRelease },
  [HUB_ACTIONS.call]: { opens: true, handler: onHubCall },
  [HUB_ACTIONS.access]: { opens: true, handler: onHubAccess },
  [HUB_ACTIONS.help]: { opens: false, handler: onHubHelp },
};

const onMore: ClickHandler = async (app, click) => {
  const chosen = handlerOf(MORE, click.value);
  if (chosen === undefined) throw new Error(`nothing is behind ${click.value}`);
  if (!chosen.opens) {
    if (!(await click.isFirst)) return;
    await refreshPerson(app.context, click.actor.userId);
  }
  await chosen.handler(app, { ...click, value: '' });
};

/** App Home, the global shortcuts and the hub. */
export const homeHandlers: Handlers = {
  actions: { [HUB_ACTIONS.projects]: onHubProjects, [HOME_MORE]: onMore },
  openers: new Set([HOME_MORE]),
  shortcuts: {
    request_numbers: (app, shortcut) => openRequestForm(app, shortcut, async () => ({ lines: [] })),
    enable_voice: (app, shortcut) => openEnableForm(app, shortcut, {}),
  },
  homeOpened: (app, { actor }) => openHome(app.context, actor),
};
