// What lies over each other in the view: the original, the blend, the part that is pointed at, and the lines drawn on them.
import { ImageOff } from 'lucide-react';
import type { RefObject } from 'react';
import { useStore } from 'zustand';
import { keepPreviewAddress, pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { Stroke } from '../../../app/composite/keep-settings.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { keepView } from '../../store/keep-look.ts';
import type { KeepWork } from '../../store/keep-work.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { Thumb } from '../../ui/thumb.tsx';
import { pixelScale } from '../../ui/zoom.ts';
import type { Box, Where } from '../../ui/zoom.ts';
import { Flash } from './flash.tsx';
import css from './keep-picture.module.css';
import { Marks } from './marks.tsx';
import type { Blended } from './use-blend.ts';

type Props = {
  readonly input: EditSummary['inputs'][number] | undefined;
  readonly work: KeepWork;
  readonly blended: Blended;
  /** The blend shows; else the original does. */
  readonly isSeen: boolean;
  /** The original shows up to a line, the blend from there on. */
  readonly isSplit: boolean;
  readonly stroke: Stroke | null;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly shape: Shape;
};

/** The original and the previews in their own pixels, and where they lie in the view. */
export type Shape = {
  readonly original: Box;
  readonly picture: Box;
  readonly where: Where;
};

export function KeepLayers({ input, work, blended, isSeen, isSplit, stroke, canvas, shape }: Props) {
  const { divide, pointed } = useStore(keepView);
  const { proposal, settings } = work;
  const { original, picture, where } = shape;
  const off = settings?.off ?? [];
  const layer = classes(css.layer, where.scale >= pixelScale && css.pixels);
  return (
    <div className={css.paper} style={{ left: where.left, top: where.top, width: where.width, height: where.height }}>
      {input === undefined ? null : (
        <>
          <Thumb address={pictureThumbnailAddress(input, 160)} className={css.layer} />
          <Thumb
            address={pictureThumbnailAddress(input, 640)}
            className={css.layer}
            fallback={
              <span className={css.gone}>
                <ImageOff size={28} strokeWidth={1.4} aria-hidden />
              </span>
            }
          />
        </>
      )}
      {proposal === null ? null : (
        <img
          src={keepPreviewAddress(proposal.key, 'base')}
          alt={isSeen ? '' : text.keep.original}
          aria-hidden={isSeen}
          draggable={false}
          className={layer}
        />
      )}
      <canvas
        ref={canvas}
        role="img"
        aria-label={text.keep.picture}
        hidden={!isSeen}
        className={layer}
        style={isSplit ? { clipPath: `inset(0 0 0 ${divide * 100}%)` } : undefined}
      />
      {isSeen && work.writing === 'no' && proposal !== null && pointed !== null ? (
        <Flash proposal={proposal} off={off} number={pointed} />
      ) : null}
      {isSeen ? <Marks blended={blended} frame={picture} original={original} off={off} stroke={stroke} /> : null}
    </div>
  );
}
