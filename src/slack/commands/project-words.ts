import type { ProjectId } from '#src/domain/request.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import { cut, plainLine } from '../mrkdwn.ts';

/** Names are longer than this only by mistake. */
const WORDS_MAX_LENGTH = 80;

export interface ProjectWords {
  readonly projectId: ProjectId | undefined;
  /** Told in the form: what of a command's words was not understood. */
  readonly note: string | undefined;
}

/**
 * The project that a command's words name: its name in any case, else the only one whose name begins so. Words that
 * name none are told in the form, never thrown away silently.
 */
export function readProjectWords(words: string, projects: readonly ProjectView[]): ProjectWords {
  const given = plainLine(words).toLowerCase();
  if (given === '' || projects.length === 0) return { projectId: undefined, note: undefined };
  const named = (project: ProjectView): string => plainLine(project.name).toLowerCase();
  const begin = projects.filter((project) => named(project).startsWith(given));
  const only = begin.length === 1 ? begin[0] : undefined;
  const found = projects.find((project) => named(project) === given) ?? only;
  if (found !== undefined) return { projectId: found.id, note: undefined };
  const shown = cut(plainLine(words), WORDS_MAX_LENGTH);
  const note =
    begin.length > 1
      ? `The names of ${begin.length} projects begin with “${shown}”. Choose one in the form.`
      : `“${shown}” is not the name of a project. Choose one in the form.`;
  return { projectId: undefined, note };
}
