// What the menu on the selected edits offers.
import { runCommand } from '../../commands/run-command.ts';
import { useEdit } from '../../store/edits.ts';
import { useHints } from '../../store/key-settings.ts';
import { useMirror } from '../../store/mirror.ts';
import { giveStars, restore, toggleFavourite, toggleFlag, trash } from '../../commands/organise.ts';
import { copyOut, openInItems } from '../../commands/handoff.ts';
import { loadAll, remix, reveal, takeAsInput, targetIds } from '../../commands/edit-commands.ts';
import { prepareExport } from '../../commands/export.ts';
import { canKeep, openKeep } from '../../commands/keep.ts';
import { keepAll } from '../../commands/keep-many.ts';
import { find } from '../../store/library.ts';
import { useSelection } from '../../store/selection.ts';
import { useStack } from '../../store/sets.ts';
import { hasTwin } from '../../store/twins.ts';
import { openSurvey } from '../../commands/survey.ts';
import { askVary, mayVary } from '../../commands/vary.ts';
import { view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import type { ContextItem } from '../../ui/context-menu.tsx';
import { openEdit } from './grid-commands.ts';

export function useTileMenu(): readonly ContextItem[] {
  const edit = useEdit(useSelection((now) => now.active?.id ?? null));
  const several = useSelection((now) => now.ids.size > 1);
  const stack = useStack(edit);
  const hint = useHints();
  const programs = useMirror((now) => now.settings.programs);
  if (edit === null) return [];
  const words = text.stage;
  const ids = (): readonly string[] => targetIds();
  const has = edit.results.length > 0 && edit.present;
  const ofOne: readonly ContextItem[] = [
    ...(edit.batch === undefined || stack < 2
      ? []
      : [
          { key: 'set', label: text.sets.open, shortcut: hint('survey'), run: () => runCommand('survey') },
          { key: 'pairs', label: text.sets.pairs, shortcut: hint('pairwise'), run: () => runCommand('pairwise') },
          { key: 'apart', label: text.sets.apart, run: () => void find(`batch:${edit.batch?.id}`) },
          { key: 'line-set', line: true } as const,
        ]),
    { key: 'open', label: text.window.grid.open, shortcut: hint('stage'), run: () => openEdit(edit.id) },
    { key: 'go-on', label: words.goOnLabel, disabled: !has, run: () => (openEdit(edit.id), runCommand('continue')) },
    { key: 'use-all', label: words.useAll, shortcut: hint('use-all'), run: () => void loadAll(edit.id) },
    { key: 'remix', label: words.remix, shortcut: hint('remix'), run: () => void remix(edit.id) },
    { key: 'vary', label: words.vary.open, shortcut: hint('vary'), disabled: !mayVary(edit), run: () => askVary(edit) },
    { key: 'input', label: words.useAsInput, shortcut: hint('use-as-input'), disabled: !has, run: () => void takeAsInput(edit, 0) },
    {
      key: 'keep',
      label: text.keep.open,
      shortcut: hint('keep-pixels'),
      disabled: !canKeep(edit),
      run: () => openKeep({ id: edit.id, index: 0 }),
    },
    { key: 'family', label: text.window.grid.family, run: () => void find(`near:${edit.id}`) },
    ...(hasTwin(edit.id) ? [{ key: 'twins', label: text.window.grid.twins, run: () => void find(`twin:${edit.id}`) }] : []),
    { key: 'reveal', label: words.reveal, shortcut: hint('reveal'), run: () => void reveal(edit, 0) },
    { key: 'line-out', line: true },
    ...openInItems(programs, edit, hint),
    { key: 'line-1', line: true },
  ];
  const ofSeveral: readonly ContextItem[] = [
    { key: 'survey', label: text.survey.open, shortcut: hint('survey'), run: () => openSurvey(ids()) },
    { key: 'keep-all', label: text.keep.openAll, shortcut: hint('keep-pixels'), run: () => void keepAll(ids()) },
    { key: 'line-keep', line: true },
  ];
  return [
    ...(several ? ofSeveral : ofOne),
    { key: 'copy', label: text.out.copy, shortcut: hint('copy'), disabled: !has && !several, run: () => void copyOut(ids()) },
    { key: 'line-copy', line: true },
    { key: 'favourite', label: text.organise.favourite, shortcut: hint('favourite'), run: () => toggleFavourite(ids()) },
    { key: 'pick', label: words.pick, shortcut: hint('pick'), run: () => toggleFlag(ids(), 'pick') },
    { key: 'reject', label: words.reject, shortcut: hint('reject'), run: () => toggleFlag(ids(), 'reject') },
    ...([5, 4, 3] as const).map((stars) => ({
      key: `stars-${stars}`,
      label: words.starsOf(stars),
      shortcut: hint(`stars-${stars}`),
      run: () => giveStars(ids(), stars),
    })),
    { key: 'tags', label: text.organise.addTag, shortcut: hint('tag'), run: () => view.setState({ tagging: true }) },
    { key: 'export', label: text.exporting.open, shortcut: hint('export'), run: () => prepareExport(ids()) },
    { key: 'line-2', line: true },
    edit.trashed
      ? { key: 'restore', label: text.organise.restore, run: () => restore(ids()) }
      : { key: 'trash', label: text.organise.trash, shortcut: hint('trash'), run: () => trash(ids()) },
  ];
}
