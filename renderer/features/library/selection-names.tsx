// The names that selected edits bear, each kind behind a button of the bar: their tags, and their project.
import { FolderKanban, Tags } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { comparedName } from '../../../app/edits/compared.ts';
import { addTags, giveProject, removeTag } from '../../commands/organise.ts';
import { tagsTyped, useNames } from '../../store/names.ts';
import { view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { Popover } from '../../ui/popover.tsx';
import type { CommonMarks } from './common-marks.ts';
import css from './selection-bar.module.css';

type Selected = { readonly ids: readonly string[] };

const setTagging = (tagging: boolean): void => view.setState({ tagging });

export function TagsButton({ ids, tags }: Selected & Pick<CommonMarks, 'tags'>) {
  const tagging = useStore(view, (now) => now.tagging);
  const known = useNames((now) => now.tags);
  const words = text.organise;
  // It goes with what was selected, and does not come back by itself with the next selection, which keys are for.
  useEffect(() => () => setTagging(false), []);
  return (
    <NamesButton title={words.tags} label={words.tags} icon={<Tags size={15} aria-hidden />} open={tagging} onOpenChange={setTagging}>
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
        compared={comparedName}
        label={words.addTag}
        placeholder={words.addTag}
        suggestions={known}
        newWords={(typed) => words.newTags(tagsTyped(typed))}
        onGive={(tag) => addTags(ids, tag)}
      />
    </NamesButton>
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
    <NamesButton
      title={words.project}
      label={project ?? words.project}
      icon={<FolderKanban size={15} aria-hidden />}
      open={open}
      onOpenChange={setOpen}
    >
      <NameField
        compared={comparedName}
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
    </NamesButton>
  );
}

type NamesButtonProps = {
  /** What the names are, for the popover. */
  readonly title: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
};

function NamesButton({ title, label, icon, open, onOpenChange, children }: NamesButtonProps) {
  return (
    <Popover
      title={title}
      side="top"
      width={280}
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button tone="quiet" icon={icon}>
          {label}
        </Button>
      }
    >
      <div className={css.card}>{children}</div>
    </Popover>
  );
}
