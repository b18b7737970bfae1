// The project that is open: what is run lands in it, and the library shows it.
import { Check, FolderKanban } from 'lucide-react';
import { useState } from 'react';
import { comparedName } from '../../app/edits/compared.ts';
import { useLibrary } from '../store/library.ts';
import { useMirror } from '../store/mirror.ts';
import { learnNames, useNames } from '../store/names.ts';
import { openProject } from '../store/project.ts';
import { hasTerm, termOf } from '../store/filters.ts';
import { text } from '../text/text.ts';
import css from './project-switch.module.css';
import { NameField } from '../ui/name-field.tsx';
import { Popover } from '../ui/popover.tsx';

export function ProjectSwitch() {
  const project = useMirror((now) => now.settings.project);
  const projects = useNames((now) => now.projects);
  const query = useLibrary((now) => now.query);
  const [open, setOpen] = useState(false);
  const words = text.window.project;
  const choose = (next: string | null): void => {
    setOpen(false);
    openProject(next);
  };
  const known = project === null || projects.some(({ name }) => name === project) ? projects : [{ name: project, edits: 0 }, ...projects];
  const row = (name: string | null, label: string, edits: number | null) => (
    <li key={name ?? ''}>
      <button type="button" aria-current={name === project} className={css.row} onClick={() => choose(name)}>
        <span className={css.mark}>{name === project ? <Check size={14} aria-hidden /> : null}</span>
        <span className={css.words}>{label}</span>
        {edits === null ? null : <span className={css.count}>{edits}</span>}
      </button>
    </li>
  );
  return (
    <Popover
      title={words.title}
      align="start"
      width={300}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) void learnNames();
      }}
      trigger={
        <button type="button" className={css.button} data-on={project !== null} title={words.hint}>
          <FolderKanban size={14} aria-hidden />
          <span className={css.words}>{project ?? words.none}</span>
        </button>
      }
    >
      <div className={css.card}>
        <p className={css.hint}>{words.hint}</p>
        <NameField
          compared={comparedName}
          label={words.make}
          placeholder={words.make}
          suggestions={projects}
          newWords={text.organise.newProject}
          onGive={choose}
        />
        <ul className={css.list}>
          {row(null, words.none, null)}
          {known.map(({ name, edits }) => row(name, name, edits))}
        </ul>
        {project === null || hasTerm(query, termOf('project', project)) ? null : (
          <button type="button" className={css.row} onClick={() => choose(project)}>
            <span className={css.mark} />
            {words.show(project)}
          </button>
        )}
      </div>
    </Popover>
  );
}
