// The pane beside the result, with the picture before in it.
import { AfterImage } from './after-image.tsx';
import { BeforeImage } from './before-image.tsx';
import type { Before } from './before-of.ts';
import { Lens } from './lens.tsx';
import css from './picture-view.module.css';
import type { Scene, ShownPicture } from './scene.ts';
import { Word } from './word.tsx';

type Props = { readonly before: Before; readonly picture: ShownPicture; readonly scene: Scene };

export function BeforePane({ before, picture, scene }: Props) {
  const { comparison, pane, where, lens, lie } = scene;
  return (
    <div className={css.pane} style={{ left: 0, width: pane.width }}>
      <div className={css.paper} style={{ left: where.left, top: where.top, width: where.width, height: where.height }}>
        <BeforeImage key={before.address} before={before} lie={lie} onFail={comparison.leaveOut} />
      </div>
      <Word words={before.words} side="start" edge="bottom" where={where} view={pane} shown />
      {lens === null ? null : (
        <Lens point={lens} pane={pane} where={where} words={picture.afterWords} isSpoken={false}>
          <AfterImage address={picture.address} scale={where.scale} />
        </Lens>
      )}
    </div>
  );
}
