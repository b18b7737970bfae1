// The pane of the result, with what is compared in it: the picture before over a part of it, under a lens, or told apart from it.
import type { RefObject } from 'react';
import { outHandlers } from '../../commands/handoff.ts';
import { isEnabled, runCommand } from '../../commands/registry/registry.ts';
import { setDivide } from '../../store/stage.ts';
import { text } from '../../text/text.ts';
import { DivideHandle } from '../../ui/divide-handle.tsx';
import { AfterImage, sharpImage } from './after-image.tsx';
import { BeforeImage } from './before-image.tsx';
import { DifferenceView } from './difference-view.tsx';
import { Lens } from './lens.tsx';
import { OverWords } from './over-words.tsx';
import css from './picture-view.module.css';
import { isBeside, isOver, lineOf } from './scene.ts';
import type { Scene, ShownPicture } from './scene.ts';
import { Word } from './word.tsx';

type Props = {
  readonly picture: ShownPicture;
  readonly scene: Scene;
  readonly area: RefObject<HTMLDivElement | null>;
  readonly onFail: () => void;
};

/** Whoever moved the line has the focus there, and goes on from the result as from the picture itself. */
function goOn(): void {
  if (isEnabled('continue')) runCommand('continue');
}

export function ResultPane({ picture, scene, area, onFail }: Props) {
  const { afterWords, before } = picture;
  const { comparison, pane, where, lens } = scene;
  const line = lineOf(scene);
  const beside = isBeside(scene);
  return (
    <div className={css.pane} style={beside ? { left: pane.width, width: pane.width } : undefined}>
      <Paper picture={picture} scene={scene} onFail={onFail} />
      {line === null ? null : (
        <DivideHandle
          label={text.stage.slider}
          words={text.stage.sliderValue}
          way={line}
          divide={comparison.divide}
          left={where.left}
          top={where.top}
          width={where.width}
          height={where.height}
          area={area}
          onChange={setDivide}
          onEnter={goOn}
        />
      )}
      {before !== null && isOver(scene) ? <OverWords before={before} afterWords={afterWords} scene={scene} /> : null}
      {beside ? <Word words={afterWords} side="end" edge="bottom" where={where} view={pane} shown /> : null}
      {lens === null || before === null ? null : (
        <Lens point={lens} pane={pane} where={where} words={comparison.isFlipped ? afterWords : before.words} isSpoken>
          {comparison.isFlipped ? (
            <AfterImage address={picture.address} scale={where.scale} />
          ) : (
            <BeforeImage before={before} lie={scene.lie} onFail={comparison.leaveOut} />
          )}
        </Lens>
      )}
    </div>
  );
}

/** The result itself and what lies on it. */
function Paper({ picture, scene, onFail }: Omit<Props, 'area'>) {
  const { address, placeholder, name, size, dragged, before } = picture;
  const { comparison, where, isFitted, lie } = scene;
  return (
    <div
      className={css.paper}
      style={{ left: where.left, top: where.top, width: where.width, height: where.height }}
      draggable={isFitted}
      {...outHandlers(() => [dragged])}
    >
      <img src={placeholder} alt="" aria-hidden draggable={false} className={css.image} />
      <img src={address} alt={name} draggable={false} decoding="async" className={sharpImage(where.scale)} onError={onFail} />
      {before !== null && isOver(scene) ? (
        <BeforeImage key={before.address} before={before} lie={lie} clipPath={clipOf(scene)} onFail={comparison.leaveOut} />
      ) : null}
      {before !== null && comparison.way === 'difference' ? (
        <DifferenceView
          target={before.isInput ? dragged : null}
          before={before.address}
          after={address}
          size={size}
          onFail={comparison.leaveOut}
        />
      ) : null}
    </div>
  );
}

/** Of the picture before: all of it, up to the line. */
function clipOf({ comparison: { way, divide } }: Scene): string {
  const cut = (1 - divide) * 100;
  return way === 'down' ? `inset(0 0 ${cut}% 0)` : `inset(0 ${cut}% 0 0)`;
}
