// The rows of the grid that are drawn: lines of months, what stands behind a line, and tiles.
import { useStore } from 'zustand';
import type { FoundMonth } from '../../../app/contract/contract.ts';
import { useLibrary } from '../../store/library.ts';
import { idAt } from '../../store/pages.ts';
import { useSelection } from '../../store/selection.ts';
import { ofOneSet } from '../../store/sets.ts';
import { stage } from '../../store/stage.ts';
import { formatMonth } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { DeadLine } from './dead-line.tsx';
import type { Where } from './grid-commands.ts';
import css from './grid.module.css';
import type { Line, Space } from './scroll-space.ts';
import { editsIn } from './stretches.ts';
import { Tile } from './tile.tsx';

type HeaderLine = Extract<Line, { kind: 'header' }>;
type RowLine = Extract<Line, { kind: 'row' }>;

type Props = {
  readonly lines: readonly Line[];
  readonly space: Space;
  readonly months: readonly FoundMonth[];
  /** The month that begins at a position, where months have no lines; null where they have. */
  readonly begins: ReadonlyMap<number, string> | null;
  /** From virtual pixels to those of the scrolled element. */
  readonly shift: number;
  /** Tiles stay blank. */
  readonly leaping: boolean;
  readonly where: Where;
};

export function GridRows({ lines, space, months, begins, shift, leaping, where }: Props) {
  const pages = useLibrary((now) => now.pages);
  const isStaged = useIsStaged();
  const active = useSelection((now) => now.active);
  const chosen = useSelection((now) => now.ids);
  // Under the stage one edit alone is shown to be chosen by standing on the stage.
  const hasActive = where === 'page' || chosen.size > 1;
  const tile = ({ first }: RowLine, column: number) => {
    const at = first + column;
    const id = leaping ? null : idAt(pages, at);
    return (
      <Tile
        key={id ?? at}
        id={id}
        position={at}
        column={column + 1}
        left={column * (space.cell + space.gap)}
        size={space.cell}
        month={begins?.get(at) ?? ''}
        where={where}
        selected={id !== null && chosen.has(id) && (hasActive || isStaged(id))}
        active={id !== null && (hasActive ? active?.id === id : isStaged(id))}
      />
    );
  };
  return lines.map((line) =>
    line.kind === 'header' ? (
      <Header
        key={`${line.line === null ? 'm' : 'd'}${line.month}`}
        line={line}
        months={months}
        top={line.top + shift}
        height={space.header}
      />
    ) : (
      <div
        key={`r${line.first}`}
        role="row"
        aria-rowindex={line.ariaRow}
        className={css.line}
        style={{ top: line.top + shift, height: space.cell }}
      >
        {Array.from({ length: line.count }, (_, column) => tile(line, column))}
      </div>
    ),
  );
}

/** Whether an edit is on the stage, or another one of its set is. */
function useIsStaged(): (id: string) => boolean {
  const staged = useStore(stage, (now) => now.shown?.id ?? null);
  const folded = useLibrary((now) => now.folded);
  return (id) => id === staged || (folded && staged !== null && ofOneSet(id, staged));
}

type HeaderProps = { readonly line: HeaderLine; readonly months: readonly FoundMonth[]; readonly top: number; readonly height: number };

/** The name of a month, or the line behind which stands what came to nothing of it. */
function Header({ line: { month, line, ariaRow }, months, top, height }: HeaderProps) {
  return (
    <div role="row" aria-rowindex={ariaRow} className={css.line} style={{ top, height }}>
      {line === null ? (
        <span role="rowheader" className={css.header}>
          {formatMonth(month)}
          <MonthCount month={month} months={months} />
        </span>
      ) : (
        <DeadLine month={month} edits={line.edits} open={line.open} />
      )}
    </div>
  );
}

export function MonthCount({ month, months }: { readonly month: string; readonly months: readonly FoundMonth[] }) {
  const found = months.find((one) => one.month === month);
  return <span className={css.count}>{text.window.grid.edits(found === undefined ? 0 : editsIn(found))}</span>;
}
