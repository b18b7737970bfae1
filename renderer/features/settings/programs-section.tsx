// How results go to other programs: those they can be opened in, in the order of their keys, and what a drag gives.
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { namesIn } from '../../../app/commands/commands.ts';
import { draggedOuts } from '../../../app/handoff/dragged.ts';
import { maxPrograms } from '../../../app/handoff/limits.ts';
import { useHints } from '../../store/key-settings.ts';
import { useMirror } from '../../store/mirror.ts';
import { addProgram, moveProgram, removeProgram, renameProgram } from './programs.ts';
import { changeSettings } from '../../store/settings.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { isComposing } from '../../ui/composing.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useLeft } from '../../ui/use-left.ts';
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
                <ProgramName key={name} at={at} name={name} />
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

function ProgramName({ at, name }: { readonly at: number; readonly name: string }) {
  const [typed, setTyped] = useState(name);
  const taken = useRef(name);
  const take = (): void => {
    const given = typed.trim();
    if (given === '' || given === taken.current) return;
    taken.current = given;
    void renameProgram(at, given);
  };
  useLeft(take);
  return (
    <input
      aria-label={text.out.settings.name(at + 1)}
      value={typed}
      maxLength={80}
      spellCheck={false}
      className={css.name}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event.nativeEvent)) event.currentTarget.blur();
      }}
      onBlur={() => (typed.trim() === '' ? setTyped(name) : take())}
    />
  );
}
