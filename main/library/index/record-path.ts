// How the index keeps where a record lies, and finds it: of a name that the program gave only the words, since day, time and the end of the id stand
// beside it.
import { recordName, shortId, shortIdLength } from '../../../app/library/naming.ts';
import { firstSecond, placeOfTime, positionsASecond, timeOfPlace } from '../store/row.ts';

/** Begins what is kept of a path that does not follow from its edit. */
const whole = '/';
const afterWhole = '0';

/** For SQLite: the path of a record, from `name`, `place` and `id`. */
export const pathColumn = `iif(substr(name, 1, 1) = '${whole}', substr(name, 2), strftime('%Y/%m/%Y%m%d-%H%M%S_',
  (place >> ${Math.log2(positionsASecond)}) + ${firstSecond}, 'unixepoch') || name || '_' || lower(substr(id, -${shortIdLength})) || '${recordName('')}')`;

/** What is kept of the path of a record as `name`. */
export function keptName(path: string, position: number, id: string): string {
  const { year, month, day, hour, minute, second } = timeOfPlace(position);
  const [y = '', m = '', d = '', ...time] = [year, month, day, hour, minute, second].map((part) => `${part}`.padStart(2, '0'));
  const before = `${y.padStart(4, '0')}/${m}/${y.padStart(4, '0')}${m}${d}-${time.join('')}_`;
  const after = `_${shortId(id)}${recordName('')}`;
  const words = path.slice(before.length, -after.length);
  // Only what SQLite makes the same again.
  return path === before + words + after && /^[a-z0-9-]+$/.test(words) ? words : whole + path;
}

/** For SQLite: that the path of an edit does not follow from it. There is an index of these alone: any other path is found by its time. */
export const isOdd = `name >= '${whole}' AND name < '${afterWhole}'`;
const isUsual = `(name < '${whole}' OR name >= '${afterWhole}')`;

/** Positions from the first, and before the second. */
type Range = readonly [number, number];
const nowhere: Range = [0, 0];

/** Where an edit with this path lies, if its path is a usual one. */
function rangeOfPath(path: string): Range {
  const named = /^\d{4}\/\d{2}\/(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})_/.exec(path)?.slice(1).map(Number);
  if (named === undefined) return nowhere;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = named;
  const first = placeOfTime(year, month, day, hour, minute, second);
  return [first, first + positionsASecond];
}

/** Positions of usual paths in a month, `2026/11`. */
function rangeOfMonth(month: string): Range {
  const [, year, number] = /^(\d{4})\/(0[1-9]|1[0-2])$/.exec(month) ?? [];
  return year === undefined ? nowhere : [placeOfTime(Number(year), Number(number), 1), placeOfTime(Number(year), Number(number) + 1, 1)];
}

/** For SQLite: the edit at a path, with the values of `valuesOfPath`. */
export const fromPath = `FROM edits WHERE place IN (
  SELECT place FROM edits WHERE place >= ? AND place < ? AND path = ? UNION ALL SELECT place FROM edits WHERE ${isOdd} AND name = ?)`;
export const valuesOfPath = (path: string): readonly (string | number)[] => [...rangeOfPath(path), path, whole + path];

/** For SQLite: these columns of the edits in a month's folder, with the values of `valuesOfMonth`. `also`: what more is asked of them. */
export const ofMonth = (columns: string, also = ''): string =>
  `SELECT ${columns} FROM edits WHERE place >= ? AND place < ? AND ${isUsual}${also}
   UNION ALL SELECT ${columns} FROM edits WHERE name >= ? AND name < ? AND ${isOdd}${also}`;
// '0' is the letter after '/'. Bounds of the month stand before those of odd names above: SQLite seeks by the first that it meets.
export const valuesOfMonth = (month: string): readonly (string | number)[] => [
  ...rangeOfMonth(month),
  `${whole}${month}/`,
  `${whole}${month}0`,
];
