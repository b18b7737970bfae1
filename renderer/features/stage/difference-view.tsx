// What differs between before and after, as a heat map over the picture, with how much that is. Where the result can be laid over what it was made from,
// places are compared that show the same; else pixels as they lie.
import { useEffect, useRef, useState } from 'react';
import { laidInto } from '../../../app/composite/compare.ts';
import type { ChangedPart } from '../../../app/contract/keep.ts';
import { sizeWithin } from '../../../app/pictures/size-within.ts';
import { useLinedUp } from './lined-up.ts';
import { text } from '../../text/text.ts';
import { formatPercent } from '../../text/format.ts';
import { Slider } from '../../ui/slider.tsx';
import { differenceOf } from './difference.ts';
import css from './difference-view.module.css';
import { laidStyle } from './laid-style.ts';

/** Pixels of the long side that are compared: enough to see where, few enough to follow the slider. */
const longSide = 720;

type Pixels = { readonly width: number; readonly height: number; readonly before: ImageData; readonly after: ImageData };

async function pixelsOf(address: string, width: number, height: number): Promise<ImageData> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

type Props = {
  /** The result that is shown, when it is compared with what it was made from. */
  readonly target: { readonly id: string; readonly index: number } | null;
  readonly before: string;
  readonly after: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly onFail: () => void;
};

export function DifferenceView({ target, before: beforeAsItLies, after: afterAsItLies, size, onFail }: Props) {
  const lining = useLinedUp(target);
  const lined = lining?.kind === 'lined-up' ? lining : null;
  const [before, after] = lined === null ? [beforeAsItLies, afterAsItLies] : [lined.before, lined.after];
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pixels, setPixels] = useState<Pixels | null>(null);
  const [threshold, setThreshold] = useState(0.08);
  const [changed, setChanged] = useState<number | null>(null);
  const fail = useRef(onFail);
  fail.current = onFail;
  // Lined up, both have the shape of what was sent, and lie where that lies in the result.
  const shape = lined?.original ?? size;
  const { width, height } = sizeWithin(shape, longSide);
  const style = lined === null ? undefined : laidStyle(laidInto(lined.transform, lined.original, size));

  useEffect(() => {
    let wanted = true;
    Promise.all([pixelsOf(before, width, height), pixelsOf(after, width, height)]).then(
      ([first, second]) => (wanted ? setPixels({ width, height, before: first, after: second }) : undefined),
      () => (wanted ? fail.current() : undefined),
    );
    return () => {
      wanted = false;
    };
  }, [before, after, width, height]);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (pixels === null || context === null || context === undefined) return;
    const { heat, changed: part } = differenceOf(pixels.before.data, pixels.after.data, threshold);
    context.putImageData(new ImageData(heat, pixels.width, pixels.height), 0, 0);
    setChanged(part);
  }, [pixels, threshold]);

  const words = text.stage.ways;
  const plain = changed === null ? words.difference : words.changed(changed);
  const said = lined === null ? plain : lined.parts.length === 0 ? words.same : text.keep.summary(lined.parts.length, lined.share);
  return (
    <>
      <div className={css.frame}>
        <canvas ref={canvas} width={width} height={height} role="img" aria-label={said} className={css.heat} style={style} />
      </div>
      <div className={css.card} onPointerDown={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()}>
        <div className={css.words}>
          <span className={css.part}>{said}</span>
          {lined === null ? null : <Parts parts={lined.parts} />}
          {lining === null || lined !== null ? null : (
            <span className={css.note}>{lining.kind === 'asking' ? words.lining : words.apart}</span>
          )}
          {lined?.isDoubtful === true ? <span className={css.note}>{words.doubtful}</span> : null}
        </div>
        <div className={css.slider}>
          <span aria-hidden className={css.note}>
            {text.stage.ways.threshold} {formatPercent(threshold)}
          </span>
          <Slider
            label={text.stage.ways.threshold}
            value={threshold}
            minimum={0.01}
            maximum={0.5}
            step={0.01}
            words={formatPercent}
            onChange={setThreshold}
          />
        </div>
      </div>
    </>
  );
}

/** The largest places by their size; how many more there are is said before. */
const maxListed = 3;

function Parts({ parts }: { readonly parts: readonly ChangedPart[] }) {
  return (
    <ul className={css.parts}>
      {parts.slice(0, maxListed).map(({ number, share, box }) => (
        <li key={number}>{text.keep.placeFacts(share, { width: box[2], height: box[3] })}</li>
      ))}
    </ul>
  );
}
