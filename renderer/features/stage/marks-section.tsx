// How the shown edit is marked, to be changed here: label, project, tags, note. Stars are in the caption, flags in the bar.
import { useCallback, useEffect, useRef, useState } from 'react';
import { comparedName } from '../../../app/edits/compared.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { learnNames, tagsTyped, useNames } from '../../store/names.ts';
import { addTags, giveNote, giveProject, removeTag, toggleLabel } from '../../commands/organise.ts';
import { useHints } from '../../store/key-settings.ts';
import { labelChoices } from '../../store/words.ts';
import { text } from '../../text/text.ts';
import { Chips } from '../../ui/chips.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { Swatches } from '../../ui/swatches.tsx';
import { useLeft } from '../../ui/use-left.ts';
import { InfoSection } from './info-row.tsx';
import css from './marks-section.module.css';

/** What was typed is written so long after the last letter, and however the field is left. */
const writeMs = 1500;

function Note({ id, note }: { readonly id: string; readonly note: string }) {
  const [typed, setTyped] = useState(note);
  /** As the record has it, or will have it in a moment. */
  const written = useRef(note);
  const latest = useRef(note);
  const write = useCallback(() => {
    if (latest.current === written.current) return;
    written.current = latest.current;
    giveNote(id, latest.current);
  }, [id]);
  useEffect(() => {
    // What is heard of it may be what was written here, while more is typed.
    if (note === written.current) return;
    written.current = note;
    latest.current = note;
    setTyped(note);
  }, [note]);
  useEffect(() => {
    const timer = setTimeout(write, writeMs);
    return () => clearTimeout(timer);
  }, [typed, write]);
  useLeft(write);
  return (
    <textarea
      aria-label={text.organise.note}
      placeholder={text.organise.noteHint}
      rows={Math.min(8, Math.max(2, typed.split('\n').length))}
      value={typed}
      className={css.note}
      onChange={(event) => {
        latest.current = event.target.value;
        setTyped(event.target.value);
      }}
      onBlur={write}
    />
  );
}

export function MarksSection({ edit, note }: { readonly edit: EditSummary; readonly note: string }) {
  const tags = useNames((now) => now.tags);
  const projects = useNames((now) => now.projects);
  useEffect(() => void learnNames(), []);
  const hint = useHints();
  const words = text.organise;
  const only = [edit.id];
  return (
    <InfoSection title={words.title}>
      <div className={css.rows}>
        <Swatches label={words.label} colours={labelChoices(hint)} chosen={edit.label} onChoose={(label) => toggleLabel(only, label)} />
        <Chips
          label={words.tags}
          chips={edit.tags.map((tag) => ({
            key: tag,
            words: tag,
            removeLabel: words.removeTag(tag),
            onRemove: () => removeTag(only, tag),
          }))}
        />
        <NameField
          compared={comparedName}
          id="tags-field"
          label={words.addTag}
          placeholder={words.addTag}
          suggestions={tags.filter(({ name }) => !edit.tags.includes(name))}
          newWords={(typed) => words.newTags(tagsTyped(typed))}
          onGive={(tag) => addTags(only, tag)}
        />
        {edit.project === null ? (
          <NameField
            compared={comparedName}
            label={words.chooseProject}
            placeholder={words.noProject}
            suggestions={projects}
            newWords={words.newProject}
            onGive={(project) => giveProject(only, project)}
          />
        ) : (
          <Chips
            label={words.project}
            chips={[{ key: edit.project, words: edit.project, removeLabel: words.takeOut, onRemove: () => giveProject(only, null) }]}
          />
        )}
        <Note key={edit.id} id={edit.id} note={note} />
      </div>
    </InfoSection>
  );
}
