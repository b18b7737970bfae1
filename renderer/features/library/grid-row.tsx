// One row of tiles and its pictures, which are painted behind them.
import { memo, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { edits as known } from '../../store/edits.ts';
import { useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import { idAt } from '../../store/pages.ts';
import { useSelection } from '../../store/selection.ts';
import { ofOneSet } from '../../store/sets.ts';
import { stage } from '../../store/stage.ts';
import type { Where } from './grid-commands.ts';
import css from './grid.module.css';
import type { Space } from './scroll-space.ts';
import { Strip } from './strips/strip.tsx';
import { stripOf } from './strips/strip-of.ts';
import { captionOf, Tile } from './tile.tsx';
import type { Turns } from './turns.ts';
import { useScale } from './use-scale.ts';

const radius = 4;

type Props = {
  /** Position of its first edit, and how many it has. */
  readonly first: number;
  readonly count: number;
  readonly ariaRow: number;
  readonly top: number;
  readonly space: Space;
  readonly begins: ReadonlyMap<number, string> | null;
  /** Tiles and pictures stay blank. */
  readonly leaping: boolean;
  readonly where: Where;
  readonly turns: Turns;
  /** Behind pictures, as CSS says it. */
  readonly fill: string;
};

export const GridRow = memo(function GridRow({ first, count, ariaRow, top, space, begins, leaping, where, turns, fill }: Props) {
  const { cell, gap } = space;
  const ids = useLibrary(
    useShallow(({ pages }) => Array.from({ length: count }, (_, column) => (leaping ? null : idAt(pages, first + column)))),
  );
  const active = useSelection((now) => (now.active !== null && ids.includes(now.active.id) ? now.active.id : null));
  const isDrawn = useTurn(turns) || active !== null;
  return (
    <div
      role={isDrawn ? 'row' : 'presentation'}
      aria-rowindex={isDrawn ? ariaRow : undefined}
      className={css.line}
      style={{ top, height: cell }}
    >
      <Pictures ids={ids} cell={cell} step={cell + gap} fill={fill} />
      {isDrawn
        ? ids.map((id, column) => (
            <ChosenTile
              key={id ?? column}
              id={id}
              position={first + column}
              column={column + 1}
              left={column * (cell + gap)}
              size={cell}
              month={begins?.get(first + column) ?? ''}
              where={where}
              isActive={id !== null && id === active}
            />
          ))
        : null}
    </div>
  );
});

/** Whether the turn of a row has come; from then on it stays drawn. */
function useTurn(turns: Turns): boolean {
  const [isDrawn, setDrawn] = useState(() => turns.isAtOnce());
  useEffect(() => (isDrawn ? undefined : turns.wait(() => setDrawn(true))), [isDrawn, turns]);
  return isDrawn;
}

type PicturesProps = { readonly ids: readonly (string | null)[]; readonly cell: number; readonly step: number; readonly fill: string };

function Pictures({ ids, cell, step, fill }: PicturesProps) {
  const scale = useScale();
  const edits = useStore(
    known,
    useShallow(({ byId }) => ids.map((id) => (id === null ? null : (byId.get(id) ?? null)))),
  );
  const { wholePictures: whole, captions } = useMirror((now) => now.settings.layout);
  const made = stripOf(edits, { cell, step, caption: captionOf(captions, cell), radius, whole, fill, scale });
  // The same row is not painted anew for a change that does not show in it.
  const words = JSON.stringify(made);
  // oxlint-disable-next-line react/exhaustive-deps -- the words say all of it
  const strip = useMemo(() => made, [words]);
  // Pictures of other edits do not stay under these tiles until theirs are there: another row is another canvas.
  return <Strip key={ids.join()} strip={strip} scale={scale} />;
}

type ChosenProps = Omit<Parameters<typeof Tile>[0], 'selected' | 'active'> & { readonly isActive: boolean };

/** Under the stage one edit alone is shown to be chosen by standing on the stage. */
function ChosenTile({ isActive, ...tile }: ChosenProps) {
  const { id, where } = tile;
  const hasActive = useSelection((now) => where === 'page' || now.ids.size > 1);
  const isChosen = useSelection((now) => id !== null && now.ids.has(id));
  const isStaged = useIsStaged(id);
  return <Tile {...tile} selected={isChosen && (hasActive || isStaged)} active={hasActive ? isActive : isStaged} />;
}

/** Whether an edit is on the stage, or another one of its set is. */
function useIsStaged(id: string | null): boolean {
  const folded = useLibrary((now) => now.folded);
  return useStore(stage, ({ shown }) => id !== null && shown !== null && (id === shown.id || (folded && ofOneSet(id, shown.id))));
}
