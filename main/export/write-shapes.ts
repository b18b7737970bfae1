// The shapes of an export: each picture as a file, before and after as two. Contact sheets and the page are beside this.
import { fail } from '../../app/failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { ExportChoices } from '../../app/export/choices.ts';
import type { Language } from '../../app/language.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import { writeCopy } from './copy.ts';
import type { WrittenCopy } from './copy.ts';
import { beforeOf, fileOf, isFailure } from './items.ts';
import type { Item, Records } from './items.ts';
import type { NameTurn } from './name-turns.ts';
import { originOf } from './origin.ts';

export type Writing = {
  readonly records: Records;
  readonly pictures: Pick<Pictures, 'copy' | 'sheet'>;
  readonly choices: ExportChoices;
  readonly folder: string;
  readonly version: string;
  /** Of the few words that sheets and pages have of their own. */
  readonly language: Language;
  /** For copies that only go into a page. */
  readonly scratch: string;
  readonly title: string | null;
  readonly stopped: () => boolean;
  readonly wrote: (written: Written) => void;
  readonly failed: (id: string, failure: Failure) => void;
  /** One more picture is done, well or not. */
  readonly step: () => void;
};

export type Written = Pick<WrittenCopy, 'file' | 'bytes' | 'width' | 'height'> & {
  readonly mediaType: string;
  /** The edit whose picture it is; null when it holds several. */
  readonly id: string | null;
  readonly index: number;
  readonly pictures: number;
  readonly credentials: WrittenCopy['credentials'];
  readonly leftOut: boolean;
};

/** One picture as a file of its own. */
export async function writeResult(writing: Writing, item: Item, name: string, turn: NameTurn): Promise<Reply<WrittenCopy>> {
  const { records, pictures, choices, folder, version } = writing;
  const source = await fileOf(records, item);
  if (isFailure(source)) return fail(source);
  const { record, index } = item;
  return writeCopy(pictures, {
    source,
    called: record.results[index]?.file ?? name,
    record,
    index,
    origin: await originOf(records.library, record),
    format: choices.format,
    longSide: choices.longSide,
    quality: choices.quality,
    metadata: choices.metadata,
    version,
    folder,
    name,
    turn,
  });
}

export async function writeFile(writing: Writing, item: Item, turn: NameTurn): Promise<Failure | null> {
  const written = await writeResult(writing, item, item.name, turn);
  if (!written.ok) return written.failure;
  writing.wrote({ ...written.value, id: item.record.id, index: item.index, pictures: 1 });
  return null;
}

/** `…-before` and `…-after`. A picture made from words has no picture before: it is written alone. */
export async function writePair(writing: Writing, item: Item, turn: NameTurn): Promise<Failure | null> {
  const { records, pictures, choices, folder, version } = writing;
  const { record, index, name } = item;
  const before = await beforeOf(records, record, choices.before);
  if (isFailure(before)) return before;
  const about = { id: record.id, index, pictures: 1 };
  if (before !== null) {
    const written = await writeCopy(pictures, {
      source: before.file,
      called: before.called,
      // Nothing is said about the picture before: it is the person's own, or speaks for another edit.
      record: null,
      index: 0,
      origin: 'pictures',
      format: choices.format,
      longSide: choices.longSide,
      quality: choices.quality,
      metadata: 'none',
      version,
      folder,
      name: `${name}-before`,
      turn,
    });
    if (!written.ok) return written.failure;
    // The picture is counted with the one after.
    writing.wrote({ ...written.value, ...about, pictures: 0 });
  }
  const after = await writeResult(writing, item, `${name}-after`, turn);
  if (!after.ok) return after.failure;
  writing.wrote({ ...after.value, ...about });
  return null;
}
