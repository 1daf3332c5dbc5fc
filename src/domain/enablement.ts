import type { Asker } from './policy.ts';
import type { ProjectView } from './request-view.ts';

/**
 * Whether this person enables voice on the project without asking anybody: a lead who can decide, or an admin where no
 * lead can. Enabling costs nothing and can be done again, so nobody else has to look at it.
 */
export function mayEnableAlone({ actor, person, admins }: Asker, project: ProjectView): boolean {
  if (person?.isGuest !== false) return false;
  const leads = project.leads.filter((lead) => !project.unableLeads.includes(lead));
  return (leads.length > 0 ? leads : admins).includes(actor.userId);
}

const SLUG_MAX_LENGTH = 40;

/**
 * The configuration set of a project's calls (AWS CreateConfigurationSet: letters, digits, `_` and `-`, at most 64).
 * The project's id makes it unique, so that a name of another script needs no letters; once made it stays.
 */
export function configurationSetName({
  id,
  name,
  configurationSet,
}: Pick<ProjectView, 'id' | 'name' | 'configurationSet'>): string {
  if (configurationSet !== undefined) return configurationSet;
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_MAX_LENGTH)
    .replace(/^-|-$/g, '');
  return ['dialtone', ...(slug === '' ? [] : [slug]), id].join('-');
}
