// What the menu on the selected edits offers.
import { restore } from '../../commands/organise.ts';
import { targetIds } from '../../commands/edit-commands.ts';
import { runCommand } from '../../commands/registry/registry.ts';
import { useOffers, useOpenIn } from '../../commands/registry/use-offer.ts';
import type { Target } from '../../commands/target.ts';
import { useEdit } from '../../store/edits.ts';
import { find } from '../../store/library.ts';
import { useSelection } from '../../store/selection.ts';
import { useStack } from '../../store/sets.ts';
import { hasTwin } from '../../store/twins.ts';
import { view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import type { ContextItem } from '../../ui/context-menu.tsx';
import { openEdit } from './grid-commands.ts';

export function useTileMenu(): readonly ContextItem[] {
  const edit = useEdit(useSelection((now) => now.active?.id ?? null));
  const several = useSelection((now) => now.ids.size > 1);
  const stack = useStack(edit);
  const offer = useOffers();
  const target: Target = {
    edit,
    index: 0,
    // When it is chosen, not when it was drawn.
    get ids() {
      return targetIds();
    },
  };
  const openIn = useOpenIn(target);
  if (edit === null) return [];
  const words = text.window.grid;
  const has = edit.results.length > 0 && edit.present;
  const ofOne: readonly ContextItem[] = [
    ...(edit.batch === undefined || stack < 2
      ? []
      : [
          { ...offer('survey', target), label: text.sets.open },
          { ...offer('pairwise', target), label: text.sets.pairs },
          { key: 'apart', label: text.sets.apart, run: () => void find(`batch:${edit.batch?.id}`) },
          { key: 'line-set', line: true } as const,
        ]),
    { ...offer('stage'), label: words.open, run: () => openEdit(edit.id) },
    {
      ...offer('continue', target),
      label: text.keys.commands.continue,
      shortcut: undefined,
      run: () => (openEdit(edit.id), runCommand('continue')),
    },
    offer('use-all', target),
    offer('remix', target),
    offer('vary', target),
    { ...offer('use-as-input', target), disabled: !has },
    offer('keep-pixels', target),
    { key: 'family', label: words.family, run: () => void find(`near:${edit.id}`) },
    ...(hasTwin(edit.id) ? [{ key: 'twins', label: words.twins, run: () => void find(`twin:${edit.id}`) }] : []),
    offer('reveal', target),
    { key: 'line-out', line: true },
    ...openIn,
    { key: 'line-1', line: true },
  ];
  const ofSeveral: readonly ContextItem[] = [
    offer('survey', target),
    // What keeps none of them says why.
    { ...offer('keep-pixels', target), disabled: false },
    { key: 'line-keep', line: true },
  ];
  return [
    ...(several ? ofSeveral : ofOne),
    { ...offer('copy', target), disabled: !has && !several },
    { key: 'line-copy', line: true },
    ...(['favourite', 'pick', 'reject', 'stars-5', 'stars-4', 'stars-3'] as const).map((command) => offer(command, target)),
    { ...offer('tag', target), run: () => view.setState({ tagging: true }) },
    offer('export', target),
    { key: 'line-2', line: true },
    edit.trashed ? { key: 'restore', label: text.organise.restore, run: () => restore(targetIds()) } : offer('trash', target),
  ];
}
