// Under the list: saving what stands in the instruction, or a new name for saved words.
import { useEffect, useRef, useState } from 'react';
import { maxNameLetters } from '../../../app/presets/saved.ts';
import type { Saved, SavedKind } from '../../../app/presets/saved.ts';
import { useDraft } from '../../store/draft.ts';
import { isTaken, renameSaved, saveWords, useWordList } from './word-list.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { isComposing } from '../../ui/composing.ts';
import css from './word-dialog.module.css';

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly focused?: boolean;
  readonly onType: (value: string) => void;
  readonly onEnter: () => void;
  readonly onLeave?: () => void;
};

/** Focused, it has the keys with its words selected, and the search has them again afterwards. */
function NameInput({ label, value, focused = false, onType, onEnter, onLeave }: FieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!focused) return undefined;
    const sheet = field.current?.closest('[data-modal]');
    field.current?.select();
    return () => sheet?.querySelector<HTMLElement>('input[role="combobox"]')?.focus();
  }, [focused]);
  return (
    <input
      aria-label={label}
      placeholder={focused ? '' : text.words.namePlaceholder}
      value={value}
      maxLength={maxNameLetters}
      spellCheck={false}
      className={css.name}
      ref={field}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return;
        if (event.key === 'Enter') {
          event.preventDefault();
          onEnter();
        }
        if (event.key === 'Escape' && onLeave !== undefined) {
          event.stopPropagation();
          onLeave();
        }
      }}
    />
  );
}

export function SaveFoot() {
  const { words } = text;
  const [name, setName] = useState('');
  const hasWords = useDraft(({ prompt }) => prompt.trim() !== '');
  useWordList((now) => now.saved);
  if (!hasWords) return <p className={css.hint}>{words.nothingToSave}</p>;
  const named = name.trim() !== '';
  const save = async (kind: SavedKind): Promise<void> => {
    if (named && (await saveWords(kind, name))) setName('');
  };
  return (
    <>
      <NameInput label={words.name} value={name} onType={setName} onEnter={() => void save('preset')} />
      {(['preset', 'snippet'] as const).map((kind) => (
        <Button key={kind} disabled={!named} onClick={() => void save(kind)}>
          {(named && isTaken(kind, name) ? words.replace : words.save)[kind]}
        </Button>
      ))}
    </>
  );
}

export function RenameFoot({ saved, onLeave }: { readonly saved: Saved; readonly onLeave: () => void }) {
  const { words } = text;
  const [name, setName] = useState(saved.name);
  const rename = async (): Promise<void> => {
    if (name.trim() === '' || name.trim() === saved.name || (await renameSaved(saved, name))) onLeave();
  };
  return (
    <>
      <NameInput focused label={words.newName(saved.name)} value={name} onType={setName} onEnter={() => void rename()} onLeave={onLeave} />
      <Button tone="primary" onClick={() => void rename()}>
        {words.rename}
      </Button>
      <Button onClick={onLeave}>{words.cancel}</Button>
    </>
  );
}
