// The keys of every act: found by name or by key, added by pressing them, taken away, set back.
import { Plus, RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import { commandGroups, commandNames, groupOf, usualKeysOf } from '../../../app/commands/commands.ts';
import type { CommandName } from '../../../app/commands/commands.ts';
import { fixedUsesOf } from '../../../app/commands/fixed-keys.ts';
import type { FixedUse } from '../../../app/commands/fixed-keys.ts';
import { chordOf, keysOfNoCommand } from '../../../app/commands/keybindings.ts';
import { pressOf } from '../../commands/registry/shortcuts.ts';
import { addKey, ownersOf, removeKey, resetAllKeys, resetKeys, useConflicts, useKeyMap, useShownChord } from '../../store/key-settings.ts';
import { useMirror } from '../../store/mirror.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import css from './keys-section.module.css';
import settingsCss from './settings.module.css';

const namesOf = (commands: readonly CommandName[]): readonly string[] => commands.map((command) => text.keys.commands[command]);

const usesOf = (uses: readonly FixedUse[]): readonly string[] => uses.map((use) => text.keys.sheet.fixed[use]);

/** A key that also means something else: who gives way is the person's to say. */
function Asked({ command, chord, onEnd }: { readonly command: CommandName; readonly chord: string; readonly onEnd: () => void }) {
  const shown = useShownChord();
  const words = text.keys.settings;
  const others = ownersOf(chord).filter((other) => other !== command);
  const { somewhere } = fixedUsesOf(chord);
  return (
    <div className={css.asked} role="alert">
      {others.length === 0 ? null : <span>{words.taken(shown(chord), namesOf(others))}</span>}
      {somewhere.length === 0 ? null : <span>{words.fixedThere(shown(chord), usesOf(somewhere))}</span>}
      <Button
        autoFocus
        onClick={() => {
          addKey(command, chord, true);
          onEnd();
        }}
      >
        {others.length === 0 ? words.takeElsewhere : words.takeOver}
      </Button>
      <Button tone="quiet" onClick={onEnd}>
        {words.leave}
      </Button>
    </div>
  );
}

/** Takes the next key that is pressed. One that belongs to another act is asked about; one that is never an act's is refused. */
function Recorder({ command, onEnd }: { readonly command: CommandName; readonly onEnd: () => void }) {
  const [asked, setAsked] = useState<string | null>(null);
  const [refused, setRefused] = useState('');
  const shown = useShownChord();
  const words = text.keys.settings;
  if (asked !== null) return <Asked command={command} chord={asked} onEnd={onEnd} />;
  const take = (chord: string | null): void => {
    if (chord === null) return setRefused(words.notOne);
    const { everywhere, somewhere } = fixedUsesOf(chord);
    if (everywhere.length > 0) return setRefused(words.fixed(shown(chord), usesOf(everywhere)));
    // Its usual keys were laid out beside the fixed ones.
    const isUsual = usualKeysOf(command).includes(chord);
    if (ownersOf(chord).some((other) => other !== command) || (somewhere.length > 0 && !isUsual)) return setAsked(chord);
    addKey(command, chord, false);
    onEnd();
  };
  return (
    <>
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
          take(chordOf(pressOf(event.nativeEvent)));
        }}
      >
        {words.press}
      </button>
      {refused === '' ? null : (
        <div className={css.asked} role="alert">
          {refused}
        </div>
      )}
    </>
  );
}

/** Keys that an older version gave it, though they are fixed: they do what they always do, and not this. */
const useLostKeys = (command: CommandName): readonly string[] =>
  useMirror((now) => now.settings.keys[command])?.filter((key) => keysOfNoCommand.includes(key)) ?? [];

function RemoveKey({ command, chord }: { readonly command: CommandName; readonly chord: string }) {
  const { commands, settings } = text.keys;
  const name = settings.remove(useShownChord()(chord), commands[command]);
  return <IconButton size="small" name={name} icon={<X size={11} />} onClick={() => removeKey(command, chord)} />;
}

function CommandRow({ command }: { readonly command: CommandName }) {
  const [recording, setRecording] = useState(false);
  const keys = useKeyMap()[command];
  const lost = useLostKeys(command);
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
        {lost.map((key) => (
          <div key={key} className={css.conflict}>
            {words.fixed(shown(key), usesOf(fixedUsesOf(key).everywhere))}
          </div>
        ))}
      </div>
      {keys.map((key) => (
        <span key={key} className={css.chip} data-conflict={conflicts.has(key) || undefined}>
          <kbd className={css.key}>{shown(key)}</kbd>
          <RemoveKey command={command} chord={key} />
        </span>
      ))}
      {lost.map((key) => (
        <span key={key} className={css.chip} data-conflict>
          <s className={css.key}>{shown(key)}</s>
          <RemoveKey command={command} chord={key} />
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
