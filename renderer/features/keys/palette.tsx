// All commands: typed, chosen, done. Escape leaves.
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useHints } from '../../store/key-settings.ts';
import { learnNames, useNames } from '../../store/names.ts';
import { view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import chooser from '../../ui/chooser.module.css';
import dialog from '../../ui/dialog.module.css';
import { useFieldFirst } from '../../ui/field-first.ts';
import css from './palette.module.css';
import { paletteFor, paletteItems } from './palette-items.ts';
import type { PaletteItem } from './palette-items.ts';

const close = (): void => view.setState({ over: null });

function choose(item: PaletteItem): void {
  close();
  // The focus goes back to where it was before anything is done with it.
  requestAnimationFrame(item.choose);
}

function Commands() {
  const [typed, setTyped] = useState('');
  const projects = useNames((now) => now.projects);
  const items = useMemo(() => paletteItems(projects.map(({ name }) => name)), [projects]);
  const hint = useHints();
  const found = paletteFor(items, typed);
  const words = text.keys.palette;
  return (
    <Autocomplete.Root
      inline
      open
      items={found}
      mode="none"
      autoHighlight="always"
      keepHighlight
      value={typed}
      itemToStringValue={(item: PaletteItem) => item.words}
      onValueChange={(value, { reason }) => (reason === 'item-press' ? undefined : setTyped(value))}
    >
      <div className={chooser.head}>
        <Search size={16} aria-hidden className={chooser.icon} />
        <Autocomplete.Input
          aria-label={words.field}
          placeholder={words.field}
          spellCheck={false}
          className={chooser.field}
          onFocus={() => void learnNames()}
        />
      </div>
      <Autocomplete.List className={css.list} aria-label={words.title}>
        {(item: PaletteItem) => (
          <Autocomplete.Item key={item.key} value={item} className={chooser.item} onClick={() => choose(item)}>
            <span className={css.words}>{item.words}</span>
            {item.command === null ? null : <kbd className={chooser.key}>{hint(item.command)}</kbd>}
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

export function Palette() {
  const open = useStore(view, (now) => now.over === 'palette');
  const { ref, opening } = useFieldFirst(open);
  return (
    <Dialog.Root key={opening} open={open} onOpenChange={(next) => (next ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup data-modal ref={ref} aria-label={text.keys.palette.title} className={classes(dialog.sheet, dialog.tall, css.popup)}>
          <Commands />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
