// The keys of every act: found by name or by key, added by pressing them, taken away, set back.
import { Plus, RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import { commandGroups, commandNames, groupOf, usualKeysOf } from '../../../app/commands/commands.ts';
import type { CommandName } from '../../../app/commands/commands.ts';
import { chordOf } from '../../../app/commands/keybindings.ts';
import { pressOf } from '../../commands/registry/shortcuts.ts';
import { addKey, ownersOf, removeKey, resetAllKeys, resetKeys, useConflicts, useKeyMap, useShownChord } from '../../store/key-settings.ts';
import { useMirror } from '../../store/mirror.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import css from './keys-section.module.css';
import settingsCss from './settings.module.css';

const namesOf = (commands: readonly CommandName[]): readonly string[] => commands.map((command) => text.keys.commands[command]);

/** Takes the next key that is pressed. One that belongs to another act is asked about. */
function Recorder({ command, onEnd }: { readonly command: CommandName; readonly onEnd: () => void }) {
  const [asked, setAsked] = useState<string | null>(null);
  const [bad, setBad] = useState(false);
  const shown = useShownChord();
  const words = text.keys.settings;
  if (asked !== null) {
    const others = ownersOf(asked).filter((other) => other !== command);
    const give = (): void => {
      addKey(command, asked, true);
      onEnd();
    };
    return (
      <div className={css.asked} role="alert">
        <span>{words.taken(shown(asked), namesOf(others))}</span>
        <Button autoFocus onClick={give}>
          {words.takeOver}
        </Button>
        <Button tone="quiet" onClick={onEnd}>
          {words.leave}
        </Button>
      </div>
    );
  }
  return (
    <button
      type="button"
      autoFocus
      className={css.recorder}
      aria-label={`${words.press} ${words.pressHelp}`}
      title={words.pressHelp}
      onBlur={onEnd}
      onKeyDown={(event) => {
        if (event.key === 'Tab') return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Escape') return onEnd();
        if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return;
        const chord = chordOf(pressOf(event.nativeEvent));
        if (chord === null) return setBad(true);
        if (ownersOf(chord).some((other) => other !== command)) return setAsked(chord);
        addKey(command, chord, false);
        onEnd();
      }}
    >
      {bad ? words.notOne : words.press}
    </button>
  );
}

function CommandRow({ command }: { readonly command: CommandName }) {
  const [recording, setRecording] = useState(false);
  const keys = useKeyMap()[command];
  const conflicts = useConflicts();
  const shown = useShownChord();
  const words = text.keys.settings;
  const name = text.keys.commands[command];
  const others = [...new Set(keys.flatMap((key) => conflicts.get(key) ?? []))].filter((other) => other !== command);
  return (
    <div className={css.row}>
      <div className={css.name}>
        {name}
        {others.length === 0 ? null : <div className={css.conflict}>{words.also(namesOf(others))}</div>}
      </div>
      {keys.map((key) => (
        <span key={key} className={css.chip} data-conflict={conflicts.has(key) || undefined}>
          <kbd className={css.key}>{shown(key)}</kbd>
          <IconButton size="small" name={words.remove(shown(key), name)} icon={<X size={11} />} onClick={() => removeKey(command, key)} />
        </span>
      ))}
      {recording ? (
        <Recorder command={command} onEnd={() => setRecording(false)} />
      ) : (
        <IconButton size="small" name={words.add(name)} icon={<Plus size={13} />} onClick={() => setRecording(true)} />
      )}
      {keys.join(' ') === usualKeysOf(command).join(' ') ? null : (
        <IconButton size="small" name={words.reset(name)} icon={<RotateCcw size={12} />} onClick={() => resetKeys(command)} />
      )}
    </div>
  );
}

export function KeysSection() {
  const [sought, setSought] = useState('');
  const map = useKeyMap();
  const changed = useMirror((now) => Object.keys(now.settings.keys).length);
  const shown = useShownChord();
  const words = text.keys.settings;
  const needle = sought.trim().toLocaleLowerCase();
  const fits = (command: CommandName): boolean =>
    text.keys.commands[command].toLocaleLowerCase().includes(needle) ||
    map[command].some((key) => shown(key).toLocaleLowerCase().includes(needle));
  const groups = commandGroups
    .map((group) => ({ group, commands: commandNames.filter((command) => groupOf(command) === group && fits(command)) }))
    .filter(({ commands }) => commands.length > 0);
  return (
    <>
      <div className={css.head}>
        <input
          type="search"
          value={sought}
          aria-label={words.find}
          placeholder={words.find}
          spellCheck={false}
          className={settingsCss.field}
          onChange={(event) => setSought(event.target.value)}
        />
        {changed === 0 ? null : (
          <>
            <span className={css.changed}>{words.changed(changed)}</span>
            <Button onClick={resetAllKeys}>{words.resetAll}</Button>
          </>
        )}
      </div>
      {groups.length === 0 ? <p className={css.changed}>{words.noneFound}</p> : null}
      {groups.map(({ group, commands }) => (
        <div key={group} role="group" aria-label={text.keys.groups[group]}>
          <h3 className={css.heading}>{text.keys.groups[group]}</h3>
          {commands.map((command) => (
            <CommandRow key={command} command={command} />
          ))}
        </div>
      ))}
    </>
  );
}
