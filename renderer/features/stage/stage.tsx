// The stage: one picture large, what was asked, what can be done with it, the steps that led to it.
import { Minimize2 } from 'lucide-react';
import { useStore } from 'zustand';
import { forgetPress, markPressed } from '../../commands/areas.ts';
import { useEdit } from '../../store/edits.ts';
import { stage } from '../../store/stage.ts';
import { leaveBare, useBare } from '../../commands/sides.ts';
import { view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { EmptyStage } from './empty-stage.tsx';
import { InfoPanel } from './info-panel.tsx';
import { EditView } from './edit-view.tsx';
import css from './stage.module.css';
import { StageBar } from './stage-bar.tsx';
import { Strip } from './strip.tsx';
import { TreeView } from './tree-view.tsx';

export function Stage() {
  const shown = useStore(stage, (now) => now.shown);
  const infoOpen = useStore(view, (now) => now.infoOpen);
  const tree = useStore(view, (now) => now.tree);
  const edit = useEdit(shown?.id ?? null);
  const bare = useBare();
  if (shown === null || edit === null) {
    return (
      <main aria-label={text.window.stage} tabIndex={-1} className={css.stage}>
        <EmptyStage />
      </main>
    );
  }
  const index = Math.min(shown.index, Math.max(0, edit.results.length - 1));
  return (
    <main aria-label={text.window.stage} tabIndex={-1} className={css.stage}>
      {bare === 'all' ? (
        <div className={css.back}>
          <Button onClick={leaveBare} icon={<Minimize2 size={14} aria-hidden />}>
            {text.window.bare.back}
          </Button>
        </div>
      ) : (
        <StageBar edit={edit} index={index} />
      )}
      <div className={css.upper}>
        {tree ? (
          <div data-area className={css.column}>
            <TreeView edit={edit} />
          </div>
        ) : (
          // No stop for those who walk with Tab: what takes Tab for itself must be gone to.
          <div
            role="group"
            aria-label={text.window.bare.picture}
            aria-description={text.window.bare.keys}
            tabIndex={-1}
            data-area="itself"
            data-picture
            onPointerDown={({ currentTarget }) => markPressed(currentTarget)}
            onBlur={({ target, currentTarget }) => (target === currentTarget ? forgetPress(currentTarget) : undefined)}
            className={classes(css.column, bare === 'all' && css.alone)}
          >
            <EditView edit={edit} index={index} />
          </div>
        )}
        {infoOpen && bare === 'none' ? <InfoPanel id={edit.id} /> : null}
      </div>
      {bare === 'all' ? null : <Strip edit={edit} />}
    </main>
  );
}
