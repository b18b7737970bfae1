// The stage: one picture large, what was asked, what can be done with it, the steps that led to it.
import { useStore } from 'zustand';
import { useEdit } from '../state/edits.ts';
import { stage } from '../state/stage.ts';
import { view } from '../state/view.ts';
import { text } from '../text/text.ts';
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
      <div className={css.upper}>
        <div className={css.column}>
          <StageBar edit={edit} index={index} />
          {tree ? <TreeView edit={edit} /> : <EditView edit={edit} index={index} />}
        </div>
        {infoOpen ? <InfoPanel id={edit.id} /> : null}
      </div>
      <Strip edit={edit} />
    </main>
  );
}
