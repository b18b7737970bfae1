// What is done seldom with the shown edit, with words and keys: the rest of the toolbar.
import { Ellipsis } from 'lucide-react';
import { useStore } from 'zustand';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { loadAll, loadSeed, remix, reveal, takeAsInput } from '../../commands/edit-commands.ts';
import { seedOf } from '../../store/edits.ts';
import { useHints } from '../../store/key-settings.ts';
import { useMirror } from '../../store/mirror.ts';
import { trash } from '../../commands/organise.ts';
import { copyOut, openInItems } from '../../commands/handoff.ts';
import { mayVary } from '../../commands/vary.ts';
import { view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { Menu } from '../../ui/menu.tsx';
import type { MenuItem } from '../../ui/menu.tsx';
import css from './stage-bar.module.css';

export function StageMore({ edit, index }: { readonly edit: EditSummary; readonly index: number }) {
  const tree = useStore(view, (now) => now.tree);
  const programs = useMirror((now) => now.settings.programs);
  const hint = useHints();
  const words = text.stage;
  const only = [edit.id];
  const has = edit.results.length > 0;
  const item = (key: string, label: string, shortcut: string | undefined, run: () => void): MenuItem => ({ key, label, shortcut, run });
  const items: readonly (MenuItem | false)[] = [
    item('use-all', words.useAll, hint('use-all'), () => void loadAll(edit.id)),
    mayVary(edit) && item('remix', words.remix, hint('remix'), () => void remix(edit.id)),
    seedOf(edit) !== null && item('use-seed', words.useSeed, hint('use-seed'), () => loadSeed(edit)),
    has && item('use-as-input', words.useAsInput, hint('use-as-input'), () => void takeAsInput(edit, index)),
    has && { ...item('copy', text.out.copy, hint('copy'), () => void copyOut(only)), line: true },
    { ...item('reveal', words.reveal, hint('reveal'), () => void reveal(edit, index)), line: !has },
    ...(has ? openInItems(programs, edit, hint) : []),
    !edit.trashed && { ...item('trash', text.organise.trash, hint('trash'), () => trash(only)), line: true },
  ];
  const family = { key: 'tree', label: words.tree.show, shortcut: hint('tree'), chosen: tree, run: () => view.setState({ tree: !tree }) };
  return (
    <Menu
      label={words.more}
      items={items.filter((one) => one !== false)}
      switches={[family]}
      trigger={
        <button type="button" aria-label={words.more} title={words.more} className={css.opens}>
          <Ellipsis size={16} aria-hidden />
        </button>
      }
    />
  );
}
