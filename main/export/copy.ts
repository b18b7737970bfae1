// Writes a copy of a picture into a folder: by the picture process, under a temporary name, then under the first free one. Nothing is ever replaced.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import type { ExportFormat, MetadataPolicy } from '../../app/export/kinds.ts';
import type { Origin } from '../../app/export/source-type.ts';
import { textsOf } from '../../app/export/texts.ts';
import { endingOf } from '../../app/library/naming.ts';
import type { NameTurn } from './name-turns.ts';
import { errorCode, moveDurable, temporaryBeside } from '../platform/durable-files.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import { failureOfExport } from '../pictures/export/failures.ts';
import type { Copied, WrittenType } from '../pictures/export/write-picture.ts';

export type CopyAsk = {
  /** The picture's file; it is only read. */
  readonly source: string;
  /** What sentences call it. */
  readonly called: string;
  /** The edit whose result it is; null for a picture that was given: nothing is said about it. */
  readonly record: EditRecord | null;
  readonly index: number;
  readonly origin: Origin;
  readonly format: ExportFormat;
  readonly longSide: number | null;
  readonly quality: number;
  readonly metadata: MetadataPolicy;
  readonly version: string;
  /** An existing folder, and the name that is wanted in it, without ending. */
  readonly folder: string;
  readonly name: string;
  /** Among the other pictures of its export; absent where there are none. */
  readonly turn?: NameTurn;
};

export type WrittenCopy = Copied & { readonly file: string };

const typeOf: Readonly<Record<ExportFormat, WrittenType | null>> = {
  received: null,
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  tiff: 'image/tiff',
};

export async function writeCopy(pictures: Pick<Pictures, 'copy'>, ask: CopyAsk): Promise<Reply<WrittenCopy>> {
  const { record, metadata } = ask;
  const make = async (into: string) => {
    const copied = await pictures.copy({
      path: ask.source,
      name: ask.called,
      into,
      mediaType: typeOf[ask.format],
      quality: ask.quality,
      longSide: ask.longSide,
      texts: record === null ? null : textsOf(record, ask.index, { origin: ask.origin, policy: metadata, version: ask.version }),
      // A picture that was given may say where it was taken, which is nobody's business.
      untouched: metadata === 'untouched' ? (record?.results[ask.index]?.sha256 ?? null) : null,
    });
    return copied.ok ? ok({ ending: endingOf(copied.value.mediaType), value: copied.value }) : copied;
  };
  return underFreeName(ask.folder, ask.name, make, ask.turn);
}

const maxNames = 10_000;

/** Has a file made under a temporary name, then gives it the wanted name, or that with a number when it is taken. No trace stays of what failed. */
export async function underFreeName<T>(
  folder: string,
  name: string,
  make: (into: string) => Promise<Reply<{ readonly ending: string; readonly value: T }>>,
  turn?: NameTurn,
): Promise<Reply<T & { readonly file: string }>> {
  const into = temporaryBeside(path.join(folder, name));
  try {
    const made = await make(into);
    if (!made.ok) return made;
    await turn?.before;
    for (let number = 1; number < maxNames; number += 1) {
      const tried = `${name}${number === 1 ? '' : ` ${number}`}.${made.value.ending}`;
      if (turn?.given.has(tried.toLowerCase()) === true) continue;
      const file = path.join(folder, tried);
      try {
        await moveDurable(into, file);
        turn?.given.add(tried.toLowerCase());
        return ok({ ...made.value.value, file });
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error;
      }
    }
    throw Object.assign(new Error(`no name is free for ${name}`), { code: 'EEXIST' });
  } catch (error) {
    return fail(failureOfExport(error));
  } finally {
    await rm(into, { force: true }).catch(() => undefined);
  }
}
