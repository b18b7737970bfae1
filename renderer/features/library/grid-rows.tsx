// The rows of the grid that are drawn: lines of months, what stands behind a line, and tiles.
import type { FoundMonth } from '../../../app/contract/contract.ts';
import { formatMonth } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { DeadLine } from './dead-line.tsx';
import type { Where } from './grid-commands.ts';
import { GridRow } from './grid-row.tsx';
import css from './grid.module.css';
import type { Line, Space } from './scroll-space.ts';
import { editsIn } from './stretches.ts';
import type { Turns } from './turns.ts';

type HeaderLine = Extract<Line, { kind: 'header' }>;

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
  readonly turns: Turns;
  /** Behind pictures, as CSS says it. */
  readonly fill: string;
};

export function GridRows({ lines, space, months, begins, shift, leaping, where, turns, fill }: Props) {
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
      <GridRow
        key={`r${line.first}`}
        first={line.first}
        count={line.count}
        ariaRow={line.ariaRow}
        top={line.top + shift}
        space={space}
        begins={begins}
        leaping={leaping}
        where={where}
        turns={turns}
        fill={fill}
      />
    ),
  );
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
