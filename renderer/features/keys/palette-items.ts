// What the palette offers: every act that has something to act on, then places in the settings, saved searches and projects.
import { commandNames, groupOf } from '../../../app/commands/commands.ts';
import type { CommandName } from '../../../app/commands/commands.ts';
import { runCommand } from '../../commands/registry/registry.ts';
import { isEnabled } from '../../commands/registry/registry.ts';
import { find } from '../../store/library.ts';
import { mirrored } from '../../store/mirror.ts';
import { openProject } from '../../store/project.ts';
import { settingsSections, showPage, showSettings } from '../../store/view.ts';
import { folded } from '../../text/folded.ts';
import { text } from '../../text/text.ts';

export type PaletteItem = {
  readonly key: string;
  readonly words: string;
  /** Also found by these. */
  readonly more: string;
  readonly command: CommandName | null;
  readonly choose: () => void;
};

function search(query: string): void {
  showPage('library');
  void find(query);
}

/** `projects` in use, the most used first. */
export function paletteItems(projects: readonly string[]): readonly PaletteItem[] {
  const { palette, commands, groups } = text.keys;
  const { savedSearches } = mirrored().settings;
  const entry = (key: string, words: string, choose: () => void): PaletteItem => ({ key, words, more: '', command: null, choose });
  return [
    ...commandNames
      .filter((command) => command !== 'palette' && isEnabled(command))
      .map((command) => ({
        key: command,
        words: commands[command],
        more: `${command} ${groups[groupOf(command)]}`,
        command,
        choose: () => runCommand(command),
      })),
    ...settingsSections.map((section) =>
      entry(`settings ${section}`, palette.settingsOf(text.settings.sections[section]), () => showSettings(section)),
    ),
    ...savedSearches.map(({ name, query }) => entry(`saved ${name}`, palette.searchOf(name), () => search(query))),
    ...projects.map((name) => entry(`project ${name}`, palette.projectOf(name), () => openProject(name))),
    ...(mirrored().settings.project === null ? [] : [entry('no project', palette.noProject, () => openProject(null))]),
  ];
}

/** How well it fits what was typed, 0 not at all: all words in it, best where the first begins it. */
export function fitOf({ words, more }: Pick<PaletteItem, 'words' | 'more'>, typed: string): number {
  const parts = folded(typed).split(/\s+/).filter(Boolean);
  const own = folded(words);
  const all = `${own} ${folded(more)}`;
  if (!parts.every((part) => all.includes(part))) return 0;
  const [first = ''] = parts;
  if (own.startsWith(first)) return 3;
  if (own.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(first))) return 2;
  return 1;
}

/** The items that fit, the best first, each kind in its own order; a search of the library for anything else. */
export function paletteFor(items: readonly PaletteItem[], typed: string): readonly PaletteItem[] {
  const fitting = items
    .map((item) => ({ item, fit: fitOf(item, typed) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ item }) => item);
  const words = typed.trim();
  if (words === '') return fitting;
  return [
    ...fitting,
    { key: 'search for words', words: text.keys.palette.findHere(words), more: '', command: null, choose: () => search(words) },
  ];
}
