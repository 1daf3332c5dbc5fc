import { describe, expect, it } from 'vitest';
import type { ProjectId } from '#src/domain/request.ts';
import { readProjectWords } from '#src/slack/commands/project-words.ts';
import { chooseProject } from '#src/slack/modals/project-input.ts';
import { aProject } from '../support/request-view.ts';

const named = (id: number, name: string) => aProject({ id: id as ProjectId, name });
const projects = [named(1, 'Checkout'), named(2, 'Checkout alerts'), named(3, 'Survey calls')];

describe('the words after a command', () => {
  it.each([
    ['Survey calls', 3],
    ['  SURVEY   Calls ', 3],
    ['sur', 3],
    ['checkout', 1],
    ['checkout a', 2],
  ])('“%s” names a project', (words, id) => {
    expect(readProjectWords(words, projects)).toEqual({ projectId: id, note: undefined });
  });

  it('that name none are told', () => {
    const { projectId, note } = readProjectWords('chekout', projects);
    expect(projectId).toBeUndefined();
    expect(note).toBe('“chekout” is not the name of a project. Choose one in the form.');
  });

  it('that begin several names are told, with how many', () => {
    const { projectId, note } = readProjectWords('check', projects);
    expect(projectId).toBeUndefined();
    expect(note).toBe('The names of 2 projects begin with “check”. Choose one in the form.');
  });

  it('are cut where they are very long, and may be empty', () => {
    expect(readProjectWords('x'.repeat(5000), projects).note?.length).toBeLessThan(200);
    expect(readProjectWords('  ', projects)).toEqual({ projectId: undefined, note: undefined });
  });
});

describe('the project that a form shows', () => {
  const form = { projects, lastProjectId: 3 as ProjectId };

  it('is the one that is wanted, else the one that is named, else the last one used', () => {
    expect(chooseProject(form, 1 as ProjectId, 'survey').project?.id).toBe(1);
    expect(chooseProject(form, undefined, 'checkout').project?.id).toBe(1);
    expect(chooseProject(form, undefined, '').project?.id).toBe(3);
  });

  it('is the only one where none was used before', () => {
    expect(chooseProject({ projects: [named(9, 'Only')], lastProjectId: undefined }, undefined, '')).toEqual({
      project: named(9, 'Only'),
      note: undefined,
    });
    expect(chooseProject({ projects, lastProjectId: undefined }, undefined, '').project).toBeUndefined();
  });

  it('is none rather than another one, and the form says why', () => {
    expect(chooseProject(form, undefined, 'chekout').project).toBeUndefined();
    expect(chooseProject(form, 99 as ProjectId, '')).toEqual({
      project: undefined,
      note: 'The chosen project was archived meanwhile. Choose another one.',
    });
  });
});
