// The picture: the original with what is taken of the result laid over it, zoomed, panned and drawn on.
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { viewSize } from '../../../app/pictures/input-view.ts';
import { keepView } from '../../store/keep-look.ts';
import type { KeepWork } from '../../store/keep-work.ts';
import { stage } from '../../store/stage.ts';
import { text } from '../../text/text.ts';
import { arrowOf } from '../../ui/arrows.ts';
import { classes } from '../../ui/classes.ts';
import { DivideHandle } from '../../ui/divide-handle.tsx';
import { useSize } from '../../ui/use-size.ts';
import { KeepLayers } from './keep-layers.tsx';
import type { Shape } from './keep-layers.tsx';
import css from './keep-picture.module.css';
import { Pen } from './marks.tsx';
import { frameOf } from './places.ts';
import { useBlend } from './use-blend.ts';
import type { Blended } from './use-blend.ts';
import { useDrawing } from './use-drawing.ts';
import type { Drawing } from './use-drawing.ts';
import { useKeepZoom } from './use-keep-zoom.ts';
import { wishOf } from './wish-of.ts';

type Props = { readonly edit: EditSummary; readonly work: KeepWork; readonly onBlended: (blended: Blended) => void };

export function KeepPicture({ edit, work, onBlended }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useSize(area);
  const flipped = useStore(stage, (now) => now.flipped);
  const { tool, comparing, divide } = useStore(keepView);
  const [input] = edit.inputs;
  const { original, picture } = sizesOf(edit, work);
  const { isFitted, where, pan, toggleZoom, panTo } = useKeepZoom(area, view, picture, original);
  const drawing = useDrawing(where, view, original, work.proposal !== null && work.writing === 'no' && !flipped);
  const blended = useBlend(canvas, wishOf(work, drawing.stroke));
  const isSeen = blended.key !== null && work.proposal !== null && !flipped;
  const isSplit = comparing && isSeen;
  useEffect(() => onBlended(blended), [blended, onBlended]);

  const end = (): void => {
    pan.onPointerUp();
    drawing.up();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const way = arrowOf(event.key);
    if (event.target !== event.currentTarget || (!drawing.key(event) && way === undefined)) return;
    event.preventDefault();
    if (tool === null && way !== undefined) panTo(way);
  };
  const shape: Shape = { original, picture, where };
  return (
    <div
      ref={area}
      role="application"
      tabIndex={0}
      aria-label={text.keep.area}
      aria-description={text.keep.areaHelp}
      aria-busy={work.asking}
      className={classes(css.area, drawing.pen !== null && css.drawing, tool === null && !isFitted && css.free)}
      onPointerDown={(event) => (drawing.down(event) ? undefined : pan.onPointerDown(event))}
      onPointerMove={(event) => (drawing.move(event) ? undefined : pan.onPointerMove(event))}
      onPointerUp={end}
      onPointerCancel={end}
      onPointerLeave={drawing.leave}
      onDoubleClick={() => (tool === null ? toggleZoom() : undefined)}
      onKeyDown={onKeyDown}
    >
      {view.width === 0 ? null : (
        <>
          <KeepLayers
            input={input}
            work={work}
            blended={blended}
            isSeen={isSeen}
            isSplit={isSplit}
            stroke={drawing.stroke}
            canvas={canvas}
            shape={shape}
          />
          {isSplit ? (
            <DivideHandle
              label={text.keep.split}
              words={text.keep.splitValue}
              way="across"
              divide={divide}
              left={where.left}
              top={where.top}
              width={where.width}
              height={where.height}
              area={area}
              onChange={(next) => keepView.setState({ divide: next })}
            />
          ) : null}
          <DrawingPen drawing={drawing} shape={shape} />
        </>
      )}
    </div>
  );
}

/** Of the original and of the previews, as far as main has said them. */
function sizesOf(edit: EditSummary, { proposal }: KeepWork): Omit<Shape, 'where'> {
  const [input] = edit.inputs;
  const original = proposal?.original ?? (input === undefined ? { width: 1, height: 1 } : viewSize(input));
  return { original, picture: proposal?.frame ?? frameOf(original) };
}

/** The pen where it is, as large as what it draws. */
function DrawingPen({ drawing: { pen, stroke, adds }, shape: { original, where } }: { readonly drawing: Drawing; readonly shape: Shape }) {
  const { tool, radius } = useStore(keepView);
  if (pen === null) return null;
  const shown = (radius * Math.max(original.width, original.height) * where.width) / original.width;
  return <Pen {...pen} adds={stroke?.add ?? adds} radius={tool === 'brush' ? shown : null} />;
}
