// One picture, zoomed and panned, with what it was before under a movable line.
import { useRef, useState } from 'react';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { useSize } from '../../ui/use-size.ts';
import type { Box } from '../../ui/zoom.ts';
import { BeforePane } from './before-pane.tsx';
import { useLensPoint } from './lens.tsx';
import { LostFile } from './lost-file.tsx';
import { useOverlay } from './overlay.ts';
import css from './picture-view.module.css';
import { ResultPane } from './result-pane.tsx';
import { isBeside, isOver } from './scene.ts';
import type { Scene, ShownPicture } from './scene.ts';
import { useComparison } from './use-comparison.ts';
import { useStageZoom } from './use-stage-zoom.ts';

type Props = ShownPicture & {
  /** Those the model makes; none where they are not known. */
  readonly sizes: readonly Box[];
};

export function PictureView({ sizes, ...picture }: Props) {
  const { size, dragged, before } = picture;
  const area = useRef<HTMLDivElement>(null);
  const view = useSize(area);
  const [failed, setFailed] = useState(false);
  const comparison = useComparison(before);
  // Beside each other both have half of the room, and one zoom.
  const pane = comparison.way === 'beside' ? { width: view.width / 2, height: view.height } : view;
  const { isFitted, where, handlers } = useStageZoom(area, pane, size);
  const lens = useLensPoint(area, pane, where, comparison.lens);
  const wanted = comparison.showsBefore || (comparison.hasBefore && lens !== null);
  const { lie, note } = useOverlay({ before, size, sizes, place: dragged, wanted });

  if (failed) return <LostFile id={dragged.id} message={text.stage.notLoaded} onFetched={() => setFailed(false)} />;
  const scene: Scene = { comparison, pane, where, isFitted, lens, lie };
  return (
    <div ref={area} className={classes(css.area, !isFitted && css.free)} {...handlers}>
      {view.width === 0 ? null : (
        <>
          <ResultPane picture={picture} scene={scene} area={area} onFail={() => setFailed(true)} />
          {before !== null && isBeside(scene) ? <BeforePane before={before} picture={picture} scene={scene} /> : null}
          {note === null ? null : <Note words={note} scene={scene} />}
        </>
      )}
    </div>
  );
}

/** How both lie over each other, while both can be seen. */
function Note({ words, scene }: { readonly words: string; readonly scene: Scene }) {
  if (!isOver(scene) && !isBeside(scene) && scene.lens === null) return null;
  return (
    <span role="status" className={css.note}>
      {words}
    </span>
  );
}
