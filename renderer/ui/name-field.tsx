// A field for a name: suggests those in use, takes a new one by Enter.
import { Autocomplete } from '@base-ui/react/autocomplete';
import { useState } from 'react';
import { isComposing } from './composing.ts';
import css from './name-field.module.css';

export type Suggestion = { readonly name: string; readonly edits: number };

type Props = {
  readonly id?: string;
  readonly label: string;
  readonly placeholder: string;
  readonly suggestions: readonly Suggestion[];
  /** Words for a name that is not in use yet. */
  readonly newWords: (name: string) => string;
  readonly onGive: (name: string) => void;
};

const mostShown = 50;
const plain = (name: string): string => name.normalize('NFC').trim().toLowerCase();

export function NameField({ id, label, placeholder, suggestions, newWords, onGive }: Props) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const wanted = plain(typed);
  const fitting = suggestions.filter(({ name }) => plain(name).includes(wanted)).slice(0, mostShown);
  const isNew = wanted !== '' && !suggestions.some(({ name }) => plain(name) === wanted);
  const shown: readonly Suggestion[] = isNew ? [...fitting, { name: typed.trim(), edits: 0 }] : fitting;
  const give = (name: string): void => {
    setTyped('');
    if (name.trim() !== '') onGive(name.trim());
  };
  return (
    <Autocomplete.Root
      items={shown}
      mode="none"
      value={typed}
      openOnInputClick
      open={open && shown.length > 0}
      onOpenChange={setOpen}
      autoHighlight={wanted !== ''}
      itemToStringValue={({ name }: Suggestion) => name}
      onValueChange={(value, { reason }) => (reason === 'item-press' ? give(value) : setTyped(value))}
    >
      <Autocomplete.Input
        id={id}
        aria-label={label}
        placeholder={placeholder}
        spellCheck={false}
        maxLength={256}
        className={css.field}
        onKeyDown={(event) => {
          // It would forget what was taken from its list, and keep the key from the card around it.
          if (event.key === 'Escape' && typed === '' && !open) event.preventBaseUIHandler();
          if (isComposing(event.nativeEvent) || event.key !== 'Enter' || shown.length > 0) return;
          event.preventDefault();
          give(typed);
        }}
      />
      <Autocomplete.Portal>
        <Autocomplete.Positioner role="region" aria-label={label} sideOffset={4} className={css.place}>
          <Autocomplete.Popup className={css.popup}>
            <Autocomplete.List className={css.list}>
              {(item: Suggestion) => (
                <Autocomplete.Item key={item.name} value={item} className={css.item}>
                  <span className={css.name}>{item.edits === 0 ? newWords(item.name) : item.name}</span>
                  {item.edits === 0 ? null : <span className={css.count}>{item.edits}</span>}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}
