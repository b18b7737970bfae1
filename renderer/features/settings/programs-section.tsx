// How results go to other programs: those they can be opened in, in the order of their keys, and what a drag gives.
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { namesIn } from '../../../app/commands/commands.ts';
import { draggedOuts } from '../../../app/handoff/dragged.ts';
import { maxPrograms } from '../../../app/handoff/limits.ts';
import { useHints } from '../../store/key-settings.ts';
import { useMirror } from '../../store/mirror.ts';
import { addProgram, moveProgram, removeProgram, renameProgram } from './programs.ts';
import { changeSettings } from '../../store/settings.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import css from './programs-section.module.css';
import { Row } from './row.tsx';
import settings from './settings.module.css';

export function ProgramsSection() {
  const programs = useMirror((now) => now.settings.programs);
  const draggedOut = useMirror((now) => now.settings.draggedOut);
  const keys = namesIn('open-in').map(useHints());
  const words = text.out.settings;
  return (
    <>
      <p className={settings.help}>{words.help}</p>
      {programs.length === 0 ? (
        <p className={css.none}>{words.none}</p>
      ) : (
        <ol aria-label={words.list} className={css.programs}>
          {programs.map(({ name, path }, at) => (
            <li key={path} className={css.program}>
              <kbd className={css.key}>{keys[at]}</kbd>
              <div className={css.words}>
                <input
                  key={name}
                  aria-label={words.name(at + 1)}
                  defaultValue={name}
                  maxLength={80}
                  spellCheck={false}
                  className={css.name}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter') event.currentTarget.blur();
                  }}
                  onBlur={(event) => {
                    const given = event.currentTarget.value.trim();
                    if (given === '') event.currentTarget.value = name;
                    else if (given !== name) void renameProgram(at, given);
                  }}
                />
                <div className={settings.help} data-selectable>
                  {path}
                </div>
              </div>
              <IconButton
                name={words.up(name)}
                size="small"
                disabled={at === 0}
                icon={<ChevronUp size={15} />}
                onClick={() => void moveProgram(at, at - 1)}
              />
              <IconButton
                name={words.down(name)}
                size="small"
                disabled={at === programs.length - 1}
                icon={<ChevronDown size={15} />}
                onClick={() => void moveProgram(at, at + 1)}
              />
              <IconButton name={words.remove(name)} size="small" icon={<X size={14} />} onClick={() => void removeProgram(at)} />
            </li>
          ))}
        </ol>
      )}
      {programs.length < maxPrograms ? <Button onClick={() => void addProgram()}>{words.add}</Button> : null}
      <Row name={words.dragged} help={words.draggedHelp}>
        <Segmented
          label={words.dragged}
          value={draggedOut}
          options={draggedOuts.map((value) => ({ value, label: words.draggedAs[value] }))}
          onChange={(value) => changeSettings({ draggedOut: value })}
        />
      </Row>
    </>
  );
}
