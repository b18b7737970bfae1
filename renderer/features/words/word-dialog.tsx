// The list of words: what worked before, presets and snippets. Typed, chosen, in the field; Escape leaves.
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { wordOrders } from '../../../app/contract/words.ts';
import type { EarlierWords } from '../../../app/contract/contract.ts';
import { fieldAfter } from '../../../app/presets/fields.ts';
import type { Saved } from '../../../app/presets/saved.ts';
import { writeInstruction } from '../../commands/to-field.ts';
import { look, openWordList, removeSaved, savedFor, takeEarlier, takePreset, useWordList } from './word-list.ts';
import type { WordKind } from './word-list.ts';
import { useShownChord } from '../../store/key-settings.ts';
import { view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import chooser from '../../ui/chooser.module.css';
import dialog from '../../ui/dialog.module.css';
import { useFieldFirst } from '../../ui/field-first.ts';
import { insertWords } from '../../ui/insert-words.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { RenameFoot, SaveFoot } from './word-foot.tsx';
import { EarlierRow, SavedRow } from './word-row.tsx';
import css from './word-dialog.module.css';

type Item =
  | { readonly key: string; readonly row: EarlierWords; readonly saved: null }
  | { readonly key: string; readonly row: null; readonly saved: Saved };

const close = (): void => view.setState({ over: null });

/** The field has the focus then: with its first open field selected, or the caret at the end. */
const toField = (): void =>
  writeInstruction((area) => {
    const open = fieldAfter(area.value, 0);
    area.setSelectionRange(open?.from ?? area.value.length, open?.to ?? area.value.length);
  });

async function take({ row, saved }: Item): Promise<void> {
  if (saved !== null && saved.damaged !== null) return;
  close();
  if (saved?.kind === 'snippet') return writeInstruction((area) => insertWords(area, saved.prompt));
  if (saved !== null) takePreset(saved);
  else if (!(await takeEarlier(row))) return;
  toField();
}

const hasEarlier = (kind: WordKind): boolean => kind === 'all' || kind === 'earlier';

function useItems(): readonly Item[] {
  const { earlier, saved, query, kind } = useWordList((now) => now);
  return useMemo(() => {
    const shown = kind === 'earlier' ? [] : savedFor(saved, query, kind);
    const rows = hasEarlier(kind) ? earlier : [];
    return [
      ...shown.map((one): Item => ({ key: `${one.kind} ${one.name}`, row: null, saved: one })),
      ...rows.map((row): Item => ({ key: `earlier ${row.editId}`, row, saved: null })),
    ];
  }, [earlier, saved, query, kind]);
}

/** In front of nothing Delete would do nothing in a field: there it means the row. */
function meansRow(field: EventTarget): boolean {
  return field instanceof HTMLInputElement && field.selectionStart === field.value.length;
}

function Words() {
  const { words } = text;
  const now = useWordList((list) => list);
  const items = useItems();
  const [lit, setLit] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<Saved | null>(null);
  const saved = items.find(({ key }) => key === lit)?.saved ?? null;
  const hidden = hasEarlier(now.kind) ? now.total - now.earlier.length : 0;
  return (
    <Autocomplete.Root
      inline
      open
      items={items}
      mode="none"
      autoHighlight="always"
      keepHighlight
      value={now.query}
      itemToStringValue={({ row, saved: one }: Item) => one?.name ?? row?.prompt ?? ''}
      onItemHighlighted={(item) => setLit(item?.key ?? null)}
      onValueChange={(query, { reason }) => (reason === 'item-press' ? undefined : look({ query }))}
    >
      <div className={chooser.head}>
        <Search size={16} aria-hidden className={chooser.icon} />
        <Autocomplete.Input
          aria-label={words.field}
          placeholder={words.field}
          spellCheck={false}
          maxLength={500}
          className={chooser.field}
          onKeyDown={(event) => {
            if (saved === null || event.repeat) return;
            if (event.key === 'F2') setRenaming(saved);
            else if (event.key === 'Delete' && meansRow(event.target)) void removeSaved(saved);
            else return;
            event.preventDefault();
          }}
        />
      </div>
      <Ways />
      <Autocomplete.List className={css.list} aria-label={words.title}>
        {(item: Item) => (
          <Autocomplete.Item key={item.key} value={item} className={chooser.item} onClick={() => void take(item)}>
            {item.saved === null ? <EarlierRow row={item.row} /> : <SavedRow saved={item.saved} />}
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
      {items.length === 0 && now.read ? <p className={css.note}>{now.query === '' ? words.noneYet : words.none}</p> : null}
      {hidden > 0 ? <p className={css.note}>{words.more(hidden)}</p> : null}
      <Foot saved={saved} renaming={renaming} onRename={setRenaming} />
    </Autocomplete.Root>
  );
}

/** Which kinds of words are listed, and in which order those of earlier edits. */
function Ways() {
  const { words } = text;
  const { kind, order } = useWordList((list) => list);
  return (
    <div className={css.ways}>
      <Segmented
        label={words.kindsLabel}
        value={kind}
        options={(['all', 'earlier', 'preset', 'snippet'] as const).map((value) => ({ value, label: words.kinds[value] }))}
        onChange={(next) => look({ kind: next })}
      />
      {hasEarlier(kind) ? (
        <Segmented
          label={words.ordersLabel}
          value={order}
          options={wordOrders.map((value) => ({ value, label: words.orders[value] }))}
          onChange={(next) => look({ order: next })}
        />
      ) : null}
    </div>
  );
}

type FootProps = {
  /** The lit row, where it can be renamed and removed. */
  readonly saved: Saved | null;
  readonly renaming: Saved | null;
  readonly onRename: (saved: Saved | null) => void;
};

function Foot({ saved, renaming, onRename }: FootProps) {
  const { words } = text;
  const shown = useShownChord();
  return (
    <div className={css.foot}>
      {renaming === null ? (
        <>
          <SaveFoot />
          {saved === null ? null : (
            <>
              <Button tone="quiet" onClick={() => onRename(saved)}>
                {words.rename}
                <kbd className={chooser.key}>{shown('F2')}</kbd>
              </Button>
              <Button tone="quiet" onClick={() => void removeSaved(saved)}>
                {words.remove}
                <kbd className={chooser.key}>{shown('Delete')}</kbd>
              </Button>
            </>
          )}
        </>
      ) : (
        <RenameFoot key={`${renaming.kind} ${renaming.name}`} saved={renaming} onLeave={() => onRename(null)} />
      )}
    </div>
  );
}

export function WordDialog() {
  const open = useStore(view, (now) => now.over === 'words');
  const { ref, opening } = useFieldFirst(open);
  useEffect(() => {
    if (open) openWordList();
  }, [open]);
  return (
    <Dialog.Root key={opening} open={open} onOpenChange={(next) => (next ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup data-modal ref={ref} aria-label={text.words.title} className={classes(dialog.sheet, dialog.tall, css.popup)}>
          <Words />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
