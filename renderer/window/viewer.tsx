// The second window: what is on the stage, large, for another screen or a client. Its controls show when they are wanted.
import { Columns2, Expand } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { starCommands } from '../../app/commands/commands.ts';
import type { CommandName } from '../../app/commands/commands.ts';
import { runCommand } from '../commands/run-command.ts';
import { openKeys } from '../commands/shortcuts.ts';
import { EditView } from '../features/stage/edit-view.tsx';
import { ZoomButtons } from '../features/stage/zoom-buttons.tsx';
import { useEdit } from '../store/edits.ts';
import { useHints } from '../store/key-settings.ts';
import { useLanguage } from '../store/language.ts';
import { useTheme } from '../store/theme.ts';
import { stage, toggleCompare } from '../store/stage.ts';
import { text } from '../text/text.ts';
import { IconButton } from '../ui/icon-button.tsx';
import css from './viewer.module.css';

/** What makes sense where only the picture is. */
const commands: ReadonlySet<CommandName> = new Set<CommandName>([
  'compare',
  'compare-as',
  'flip',
  'lens',
  'zoom-toggle',
  'zoom-fit',
  'zoom-actual',
  'parent',
  'child',
  'sibling-before',
  'sibling-after',
  'favourite',
  'pick',
  'reject',
  ...starCommands,
  'larger',
  'smaller',
  'usual-size',
  'full-screen',
  'minimize',
  'close-window',
  'quit',
]);

export function Viewer() {
  const shown = useStore(stage, (now) => now.shown);
  const comparing = useStore(stage, (now) => now.comparing);
  const edit = useEdit(shown?.id ?? null);
  const hint = useHints();
  useTheme();
  useLanguage();
  useEffect(() => {
    const closeByEscape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) runCommand('close-window');
    };
    window.addEventListener('keydown', closeByEscape);
    const stop = openKeys((command) => commands.has(command));
    return () => {
      window.removeEventListener('keydown', closeByEscape);
      stop();
    };
  }, []);
  const words = text.stage;
  const index = edit === null ? 0 : Math.min(shown?.index ?? 0, Math.max(0, edit.results.length - 1));
  return (
    <main aria-label={text.window.viewer.title} className={css.viewer}>
      {edit === null ? <p className={css.empty}>{text.window.viewer.empty}</p> : <EditView edit={edit} index={index} />}
      <div role="toolbar" aria-label={words.view} className={css.bar}>
        {edit === null || edit.results.length === 0 ? null : (
          <>
            <ZoomButtons />
            {edit.inputs.length === 0 ? null : (
              <IconButton
                name={words.compare}
                shortcut={hint('compare')}
                on={comparing}
                icon={<Columns2 size={16} />}
                onClick={toggleCompare}
              />
            )}
          </>
        )}
        <IconButton
          name={text.keys.commands['full-screen']}
          shortcut={hint('full-screen')}
          icon={<Expand size={16} />}
          onClick={() => runCommand('full-screen')}
        />
      </div>
    </main>
  );
}
