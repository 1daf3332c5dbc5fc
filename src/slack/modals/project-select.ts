import type { PlainTextOption, StaticSelect } from '@slack/types';
import type { ProjectView } from '#src/domain/request-view.ts';
import { plainLine } from '../mrkdwn.ts';
import { plain } from '../views.ts';

/** Options of a select, and of a group in it (Block Kit limit). */
const OPTIONS_PER_GROUP = 100;

export const projectOption = (project: ProjectView): PlainTextOption => ({
  text: plain(plainLine(project.name)),
  value: String(project.id),
});

/** Every project as the options of a static select; from the 101st on in groups. */
export function projectOptions(
  projects: readonly ProjectView[],
): Pick<StaticSelect, 'options'> | Pick<StaticSelect, 'option_groups'> {
  const options = projects.map(projectOption);
  if (options.length <= OPTIONS_PER_GROUP) return { options };
  const groups = [];
  for (let start = 0; start < options.length; start += OPTIONS_PER_GROUP) {
    const some = options.slice(start, start + OPTIONS_PER_GROUP);
    groups.push({ label: plain(`${start + 1} to ${start + some.length}`), options: some });
  }
  return { option_groups: groups };
}
