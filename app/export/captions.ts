// What is written under a picture on a contact sheet and on the page for a client.
import type { EditRecord } from '../edits/record.ts';
import { valueInRecord } from '../models/recorded.ts';
import type { Language } from '../language.ts';
import type { MetadataPolicy } from './kinds.ts';
import { pages } from '../messages/languages/pages.ts';

export type Caption = { readonly words: string; readonly details: string };

/** Whoever wants nothing said in the files wants nothing said under the pictures. */
export function captionOf(record: EditRecord, index: number, policy: MetadataPolicy, language: Language): Caption {
  if (policy === 'none') return { words: '', details: '' };
  const seed = valueInRecord(record, 'seed');
  const result = record.results[index];
  const details = [
    record.createdAt.slice(0, 10),
    ...(result === undefined ? [] : [`${result.width} × ${result.height}`]),
    ...(seed === undefined || policy === 'standard' ? [] : [pages[language].seed(String(seed))]),
    ...(record.service.rehearsal ? [pages[language].rehearsal] : []),
  ];
  return { words: record.request.prompt.replace(/\s+/g, ' ').trim(), details: details.join(' · ') };
}

/** Columns and rows of contact sheets for so many pictures: few pictures are shown large. */
export function sheetGrid(pictures: number): { readonly columns: number; readonly perSheet: number } {
  const columns = pictures <= 1 ? 1 : pictures <= 4 ? 2 : pictures <= 9 ? 3 : 4;
  return { columns, perSheet: columns * (columns === 4 ? 6 : columns) };
}

/** Height by width of the room for each picture: that of the middle one, within what leaves room for the others. */
export function sheetRatio(sizes: readonly { readonly width: number; readonly height: number }[]): number {
  const ratios = sizes.map(({ width, height }) => height / width).toSorted((a, b) => a - b);
  return Math.min(1.2, Math.max(0.6, ratios[Math.floor(ratios.length / 2)] ?? 1));
}
