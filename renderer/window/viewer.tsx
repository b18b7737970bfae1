// The second window: what is on the stage, large, for another screen or a client. Its controls show when they are wanted.
import { Expand } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { CommandButton } from '../commands/registry/command-button.tsx';
import { isOfferedOver, runCommand } from '../commands/registry/registry.ts';
import { openKeys } from '../commands/registry/shortcuts.ts';
import { EditView } from '../features/stage/edit-view.tsx';
import { ZoomButtons } from '../features/stage/zoom-buttons.tsx';
import { useEdit } from '../store/edits.ts';
import { useLanguage } from '../store/language.ts';
import { useTheme } from '../store/theme.ts';
import { stage } from '../store/stage.ts';
import { text } from '../text/text.ts';
import css from './viewer.module.css';

export function Viewer() {
  const shown = useStore(stage, (now) => now.shown);
  const edit = useEdit(shown?.id ?? null);
  useTheme();
  useLanguage();
  useEffect(() => {
    const closeByEscape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) runCommand('close-window');
    };
    window.addEventListener('keydown', closeByEscape);
    const stop = openKeys((command) => isOfferedOver('viewer', command));
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
            {edit.inputs.length === 0 ? null : <CommandButton command="compare" />}
          </>
        )}
        <CommandButton command="full-screen" icon={<Expand size={16} />} />
      </div>
    </main>
  );
}
