// Contact sheets of an export: as many as its pictures need, in order.
import { ok } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import { captionOf, sheetGrid, sheetRatio } from '../../app/export/captions.ts';
import { endingOf } from '../../app/library/naming.ts';
import { underFreeName } from './copy.ts';
import { fileOf, isFailure } from './items.ts';
import type { Item } from './items.ts';
import { sheetNames, sheetType } from './names.ts';
import type { SheetCell } from '../pictures/export/write-sheet.ts';
import type { Writing } from './write-shapes.ts';

/** The failure that ends the export; what cannot be read of single pictures leaves their place empty. */
export async function writeSheets(writing: Writing, items: readonly Item[], name: string): Promise<Failure | null> {
  const { choices, folder, pictures } = writing;
  const { columns, perSheet } = sheetGrid(items.length);
  const ratio = sheetRatio(items.flatMap(({ record, index }) => record.results[index] ?? []));
  const mediaType = sheetType(choices);
  const names = sheetNames(name, Math.ceil(items.length / perSheet));
  for (const [sheet, called] of names.entries()) {
    if (writing.stopped()) break;
    const shown = items.slice(sheet * perSheet, (sheet + 1) * perSheet);
    const cells: SheetCell[] = [];
    for (const item of shown) {
      const file = await fileOf(writing.records, item);
      if (isFailure(file)) writing.failed(item.record.id, file);
      cells.push({ path: isFailure(file) ? null : file, ...captionOf(item.record, item.index, choices.metadata, writing.language) });
    }
    const drawn = await underFreeName(folder, called, async (into) => {
      const reply = await pictures.sheet({
        cells,
        columns,
        ratio,
        title: writing.title ?? '',
        pageOf: names.length === 1 ? '' : `${sheet + 1} / ${names.length}`,
        into,
        mediaType,
        quality: choices.quality,
      });
      return reply.ok ? ok({ ending: endingOf(mediaType), value: reply.value }) : reply;
    });
    if (!drawn.ok) return drawn.failure;
    const { file, width, height, bytes } = drawn.value;
    writing.wrote({
      ...{ file, width, height, bytes, mediaType },
      id: null,
      index: 0,
      pictures: shown.length - drawn.value.missing,
      credentials: 'none',
      leftOut: false,
    });
    for (const _ of shown) writing.step();
  }
  return null;
}
