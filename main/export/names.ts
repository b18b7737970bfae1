// The names of files that hold several pictures, and what contact sheets are written as.
import type { ExportChoices } from '../../app/export/choices.ts';
import { safeName } from '../../app/export/name.ts';
import type { WrittenType } from '../pictures/export/write-picture.ts';
import type { Item } from './items.ts';

/** Its title, else the name of the first picture and what it is. */
export function groupName({ shape }: Pick<ExportChoices, 'shape'>, title: string | null, items: readonly Item[]): string {
  const what = shape === 'page' ? 'compare' : 'sheet';
  const first = `${items[0]?.name ?? 'export'}-${what}`;
  return title === null ? first : safeName(`${title} ${what}`, first);
}

/** Of so many sheets, in order. */
export const sheetNames = (name: string, sheets: number): readonly string[] =>
  sheets === 1 ? [name] : Array.from({ length: sheets }, (_, at) => `${name}-${String(at + 1).padStart(String(sheets).length, '0')}`);

/** A sheet has no kind in which it was received, and is to be looked at wherever it is sent. */
export const sheetType = ({ format }: Pick<ExportChoices, 'format'>): WrittenType =>
  format === 'received' || format === 'tiff' ? 'image/png' : `image/${format}`;
