// The open project: a setting, and with it what the library shows.
import { termOf, withTerm, withoutTerm } from './filters.ts';
import { find, library } from './library.ts';
import { mirrored } from './mirror.ts';
import { changeSettings } from './settings.ts';

/** What the library shows while nobody searches: the open project, else everything. */
export function projectQuery(): string {
  const { project } = mirrored().settings;
  return project === null ? '' : termOf('project', project);
}

/** Opens a project, or none. The library shows it; a search that is under way goes on within it. */
export function openProject(project: string | null): void {
  const before = mirrored().settings.project;
  changeSettings({ project });
  const { query } = library.getState();
  const left = before === null ? query : withoutTerm(query, termOf('project', before));
  void find(project === null ? left : withTerm(left, termOf('project', project)));
}
