import type { Stage } from '../slack/interactions/stage.ts';
import type { JsonObject } from '../slack/json.ts';
import type { SlackUser } from '../slack/workspace/people.ts';
import type { Workspace } from '../slack/workspace.ts';
import type { Manifest } from './manifest.ts';
import type { PageOptions } from './options.ts';
import { PageRefusal } from './page-refusal.ts';
import type { Identities } from './screen/identities.ts';
import type { Mentions } from './screen/mentions.ts';
import type { Windows } from './windows.ts';

/** What everything on the page works with. */
export interface Context {
  readonly options: PageOptions;
  readonly stage: Stage;
  readonly workspace: Workspace;
  readonly manifest: Manifest;
  readonly identities: Identities;
  readonly mentions: Mentions;
  readonly windows: Windows;
  /** Notices and refusals that somebody has taken off their screen: the person's id and the entry's key. */
  readonly dismissed: Set<string>;
  /** What external selects have offered last, by person and place. */
  readonly offered: Map<string, readonly JsonObject[]>;
}

/** The person behind a window. Refuses ids that nobody has, apps and deactivated people. */
export function personFor({ workspace }: Context, id: string): SlackUser {
  const user = workspace.user(id);
  if (user === undefined) {
    throw new PageRefusal(404, `Nobody here has the id ${id}. Open the page without it and choose somebody.`);
  }
  if (user.isBot || user.deleted) {
    throw new PageRefusal(403, `Nobody can use the workspace as ${user.realName}. Choose somebody else.`);
  }
  return user;
}

/** Whose window it is when none is chosen, or one whom nobody knows any more: whoever takes the first step. */
export function personOrFirst(context: Context, id: string | null): SlackUser {
  const { workspace, options } = context;
  const wanted = [id, ...options.firstSteps.map(({ personId }) => personId)];
  const people = workspace.people.filter(({ isBot, deleted }) => !isBot && !deleted);
  const found = wanted.flatMap((each) => people.find((person) => person.id === each) ?? [])[0] ?? people[0];
  if (found === undefined) throw new PageRefusal(404, 'Nobody is in this workspace.');
  return found;
}
