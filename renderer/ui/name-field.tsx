// A field for a name: suggests those in use, takes a new one by Enter.
import { Autocomplete } from '@base-ui/react/autocomplete';
import { useState } from 'react';
import { isComposing } from './composing.ts';
import { FreeList } from './free-list.tsx';
import css from './name-field.module.css';

export type Suggestion = { readonly name: string; readonly edits: number };

type Props = {
  readonly id?: string;
  readonly label: string;
  readonly placeholder: string;
  readonly suggestions: readonly Suggestion[];
  /** A name as names are compared: two that are spelled alike are one. */
  readonly compared: (name: string) => string;
  /** Words for a name that is not in use yet. */
  readonly newWords: (name: string) => string;
  readonly onGive: (name: string) => void;
};

const maxShown = 50;

export function NameField({ id, label, placeholder, suggestions, compared, newWords, onGive }: Props) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const wanted = compared(typed);
  const fitting = suggestions.filter(({ name }) => compared(name).includes(wanted)).slice(0, maxShown);
  const isNew = wanted !== '' && !suggestions.some(({ name }) => compared(name) === wanted);
  const shown: readonly Suggestion[] = isNew ? [...fitting, { name: typed.trim(), edits: 0 }] : fitting;
  const offered = open && shown.length > 0;
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
      open={offered}
      onOpenChange={setOpen}
      autoHighlight={wanted !== ''}
      itemToStringValue={({ name }: Suggestion) => name}
      onValueChange={setTyped}
    >
      <Autocomplete.Input
        id={id}
        aria-label={label}
        placeholder={placeholder}
        spellCheck={false}
        maxLength={256}
        className={css.field}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === 'Escape') {
            // Base UI would forget what was taken from its list, and keep the key from the card around it.
            event.preventBaseUIHandler();
            if (offered || typed !== '') event.stopPropagation();
            if (offered) setOpen(false);
            else setTyped('');
          }
          if (event.key !== 'Enter' || shown.length > 0) return;
          event.preventDefault();
          give(typed);
        }}
      />
      {offered ? (
        <Autocomplete.Portal>
          <Autocomplete.Positioner role="region" aria-label={label} sideOffset={4} className={css.place}>
            <FreeList className={css.popup}>
              <Autocomplete.List className={css.list}>
                {(item: Suggestion) => (
                  <Autocomplete.Item key={item.name} value={item} className={css.item} onClick={() => (give(item.name), setOpen(false))}>
                    <span className={css.name}>{item.edits === 0 ? newWords(item.name) : item.name}</span>
                    {item.edits === 0 ? null : <span className={css.count}>{item.edits}</span>}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </FreeList>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      ) : null}
    </Autocomplete.Root>
  );
}
