// What the menu on the selected edits offers.
import { doAct } from '../acts.ts';
import { useEdit } from '../state/edits.ts';
import { useHints } from '../state/key-settings.ts';
import { useMirror } from '../state/mirror.ts';
import { giveStars, restore, toggleFavourite, toggleFlag, trash } from '../state/organise.ts';
import { copyOut, openInItems } from '../state/out.ts';
import { loadAll, remix, reveal, takeAsInput, targetIds } from '../state/deeds.ts';
import { prepareExport } from '../state/export.ts';
import { canKeep, openKeep } from '../state/keep.ts';
import { keepAll } from '../state/keep-many.ts';
import { find } from '../state/library.ts';
import { useSelection } from '../state/selection.ts';
import { useStack } from '../state/sets.ts';
import { hasTwin } from '../state/twins.ts';
import { openSurvey } from '../state/survey.ts';
import { askVary, mayVary } from '../state/vary.ts';
import { view } from '../state/view.ts';
import { text } from '../text/text.ts';
import type { ContextItem } from '../ui/context-menu.tsx';
import { openEdit } from './grid-acts.ts';

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
          { key: 'set', label: text.sets.open, shortcut: hint('survey'), act: () => doAct('survey') },
          { key: 'pairs', label: text.sets.pairs, shortcut: hint('pairwise'), act: () => doAct('pairwise') },
          { key: 'apart', label: text.sets.apart, act: () => void find(`batch:${edit.batch?.id}`) },
          { key: 'line-set', line: true } as const,
        ]),
    { key: 'open', label: text.window.grid.open, shortcut: hint('stage'), act: () => openEdit(edit.id) },
    { key: 'go-on', label: words.goOnLabel, disabled: !has, act: () => (openEdit(edit.id), doAct('continue')) },
    { key: 'use-all', label: words.useAll, shortcut: hint('use-all'), act: () => void loadAll(edit.id) },
    { key: 'remix', label: words.remix, shortcut: hint('remix'), act: () => void remix(edit.id) },
    { key: 'vary', label: words.vary.open, shortcut: hint('vary'), disabled: !mayVary(edit), act: () => askVary(edit) },
    { key: 'input', label: words.useAsInput, shortcut: hint('use-as-input'), disabled: !has, act: () => void takeAsInput(edit, 0) },
    {
      key: 'keep',
      label: text.keep.open,
      shortcut: hint('keep-pixels'),
      disabled: !canKeep(edit),
      act: () => openKeep({ id: edit.id, index: 0 }),
    },
    { key: 'family', label: text.window.grid.family, act: () => void find(`near:${edit.id}`) },
    ...(hasTwin(edit.id) ? [{ key: 'twins', label: text.window.grid.twins, act: () => void find(`twin:${edit.id}`) }] : []),
    { key: 'reveal', label: words.reveal, shortcut: hint('reveal'), act: () => void reveal(edit, 0) },
    { key: 'line-out', line: true },
    ...openInItems(programs, edit, hint),
    { key: 'line-1', line: true },
  ];
  const ofSeveral: readonly ContextItem[] = [
    { key: 'survey', label: text.survey.open, shortcut: hint('survey'), act: () => openSurvey(ids()) },
    { key: 'keep-all', label: text.keep.openAll, shortcut: hint('keep-pixels'), act: () => void keepAll(ids()) },
    { key: 'line-keep', line: true },
  ];
  return [
    ...(several ? ofSeveral : ofOne),
    { key: 'copy', label: text.out.copy, shortcut: hint('copy'), disabled: !has && !several, act: () => void copyOut(ids()) },
    { key: 'line-copy', line: true },
    { key: 'favourite', label: text.organise.favourite, shortcut: hint('favourite'), act: () => toggleFavourite(ids()) },
    { key: 'pick', label: words.pick, shortcut: hint('pick'), act: () => toggleFlag(ids(), 'pick') },
    { key: 'reject', label: words.reject, shortcut: hint('reject'), act: () => toggleFlag(ids(), 'reject') },
    ...([5, 4, 3] as const).map((stars) => ({
      key: `stars-${stars}`,
      label: words.starsOf(stars),
      shortcut: hint(`stars-${stars}`),
      act: () => giveStars(ids(), stars),
    })),
    { key: 'tags', label: text.organise.addTag, shortcut: hint('tag'), act: () => view.setState({ tagging: true }) },
    { key: 'export', label: text.exporting.open, shortcut: hint('export'), act: () => prepareExport(ids()) },
    { key: 'line-2', line: true },
    edit.trashed
      ? { key: 'restore', label: text.organise.restore, act: () => restore(ids()) }
      : { key: 'trash', label: text.organise.trash, shortcut: hint('trash'), act: () => trash(ids()) },
  ];
}
