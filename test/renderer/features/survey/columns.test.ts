import { expect, test } from 'vitest';
import { columnsFor } from '../../../../renderer/features/survey/columns.ts';

const wide = { width: 1248, height: 832 };
const high = { width: 832, height: 1248 };
const of = (count: number, picture = wide) => Array.from({ length: count }, () => picture);
const room = { width: 1280, height: 690 };

test.each([
  ['one', room, of(1), 1],
  ['two beside each other', room, of(2), 2],
  ['two under each other in a narrow room', { width: 600, height: 1000 }, of(2), 1],
  ['three wide ones in two rows', { width: 1920, height: 1070 }, of(3), 2],
  ['three high ones in one row', room, of(3, high), 3],
  ['four', room, of(4), 2],
  ['six', room, of(6), 3],
  ['unlike shapes', room, [wide, high], 2],
  ['no room yet', { width: 0, height: 0 }, of(3), 1],
] as const)('%s', (_, at, pictures, columns) => expect(columnsFor(at, pictures)).toBe(columns));
