// The names that selected edits bear, each kind behind a button of the bar: their tags, and their project.
import { FolderKanban, Tags } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { compared } from '../../../app/edits/compared.ts';
import { addTag, giveProject, removeTag } from '../../commands/organise.ts';
import { useNames } from '../../store/names.ts';
import { view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { Popover } from '../../ui/popover.tsx';
import type { CommonMarks } from './common-marks.ts';
import css from './selection-bar.module.css';

type Selected = { readonly ids: readonly string[] };

export function TagsButton({ ids, tags }: Selected & Pick<CommonMarks, 'tags'>) {
  const tagging = useStore(view, (now) => now.tagging);
  const known = useNames((now) => now.tags);
  const words = text.organise;
  return (
    <Popover
      title={words.tags}
      side="top"
      width={280}
      open={tagging}
      onOpenChange={(open) => view.setState({ tagging: open })}
      trigger={
        <Button tone="quiet" icon={<Tags size={15} aria-hidden />}>
          {words.tags}
        </Button>
      }
    >
      <div className={css.card}>
        <Chips
          label={words.tags}
          chips={tags.map(({ name, onAll }) => ({
            key: name,
            words: name,
            part: !onAll,
            ...(onAll ? {} : { title: words.onSome }),
            removeLabel: words.removeTag(name),
            onRemove: () => removeTag(ids, name),
          }))}
        />
        <NameField
          compared={compared}
          label={words.addTag}
          placeholder={words.addTag}
          suggestions={known}
          newWords={words.newTag}
          onGive={(tag) => addTag(ids, tag)}
        />
      </div>
    </Popover>
  );
}

/** `project` is the one they have in common; `isInProject`: one of them at least is in some project. */
export function ProjectButton({ ids, project, isInProject }: Selected & Pick<CommonMarks, 'project'> & { readonly isInProject: boolean }) {
  const [open, setOpen] = useState(false);
  const known = useNames((now) => now.projects);
  const words = text.organise;
  const give = (chosen: string | null): void => {
    setOpen(false);
    giveProject(ids, chosen);
  };
  return (
    <Popover
      title={words.project}
      side="top"
      width={280}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button tone="quiet" icon={<FolderKanban size={15} aria-hidden />}>
          {project ?? words.project}
        </Button>
      }
    >
      <div className={css.card}>
        <NameField
          compared={compared}
          label={words.chooseProject}
          placeholder={words.chooseProject}
          suggestions={known}
          newWords={words.newProject}
          onGive={give}
        />
        {isInProject ? (
          <Button tone="quiet" onClick={() => give(null)}>
            {words.takeOut}
          </Button>
        ) : null}
      </div>
    </Popover>
  );
}
