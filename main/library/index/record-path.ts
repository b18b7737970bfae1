// How the index keeps where a record lies: of a name that the program gave only the words, since day, time and the end of the id stand beside it; and
// a number to find it by, whose first part is the month.
import { recordName, shortId, shortIdLength } from '../../../app/library/naming.ts';
import { firstSecond, placesASecond, timeOfPlace } from '../store/row.ts';

/** Begins what is kept of a path that does not follow from its edit. */
const whole = '/';
const hashes = 2 ** 31;

/** For SQLite: the path of a record, from `name`, `place` and `id`. */
export const pathColumn = `iif(substr(name, 1, 1) = '${whole}', substr(name, 2), strftime('%Y/%m/%Y%m%d-%H%M%S_',
  (place >> ${Math.log2(placesASecond)}) + ${firstSecond}, 'unixepoch') || name || '_' || lower(substr(id, -${shortIdLength})) || '${recordName('')}')`;

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

/** The number of a path; others may have the same. After the month comes the FNV-1a hash of its letters. */
export function pathKey(path: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < path.length; at += 1) hash = Math.imul(hash ^ path.charCodeAt(at), 0x01000193);
  return firstKey(path) + (hash >>> 1);
}

/** The first number of a month, `2026/11`, and the first after it. */
export function keysOf(month: string): readonly [number, number] {
  const first = firstKey(`${month}/`);
  return [first, first + hashes];
}

/** Zero for what lies in no month. */
function firstKey(path: string): number {
  const [, year, month] = /^(\d{4})\/(0[1-9]|1[0-2])\//.exec(path) ?? [];
  return year === undefined ? 0 : (Number(year) * 12 + Number(month)) * hashes;
}
