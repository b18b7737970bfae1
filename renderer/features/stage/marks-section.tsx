// How the shown edit is marked, to be changed here: label, project, tags, note. Stars are in the caption, flags in the bar.
import { useEffect, useState } from 'react';
import { compared } from '../../../app/edits/compared.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { learnNames, tagsTyped, useNames } from '../../store/names.ts';
import { addTags, giveNote, giveProject, removeTag, toggleLabel } from '../../commands/organise.ts';
import { useHints } from '../../store/key-settings.ts';
import { labelChoices } from '../../store/words.ts';
import { text } from '../../text/text.ts';
import { Chips } from '../../ui/chips.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { Swatches } from '../../ui/swatches.tsx';
import { InfoSection } from './info-row.tsx';
import css from './marks-section.module.css';

function Note({ id, note }: { readonly id: string; readonly note: string }) {
  const [typed, setTyped] = useState(note);
  useEffect(() => setTyped(note), [note]);
  return (
    <textarea
      aria-label={text.organise.note}
      placeholder={text.organise.noteHint}
      rows={Math.min(8, Math.max(2, typed.split('\n').length))}
      value={typed}
      className={css.note}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => (typed === note ? undefined : giveNote(id, typed))}
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
          compared={compared}
          id="tags-field"
          label={words.addTag}
          placeholder={words.addTag}
          suggestions={tags.filter(({ name }) => !edit.tags.includes(name))}
          newWords={(typed) => words.newTags(tagsTyped(typed))}
          onGive={(tag) => addTags(only, tag)}
        />
        {edit.project === null ? (
          <NameField
            compared={compared}
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
