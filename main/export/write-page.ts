// The page for a client: pictures are made small enough for the web one after the other and go straight into the file, so that a long page needs little memory.
import { createHash } from 'node:crypto';
import { open, readFile, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { captionOf } from '../../app/export/captions.ts';
import { pageHead, pageItem, pageTail } from '../../app/export/page.ts';
import type { PagePicture } from '../../app/export/page.ts';
import { pages } from '../../app/messages/languages/pages.ts';
import { textsOf } from '../../app/export/texts.ts';
import { makeFolderDurable, temporaryBeside } from '../platform/durable-files.ts';
import { underFreeName } from './copy.ts';
import { failureOfExport } from '../pictures/export/failures.ts';
import { beforeOf, fileOf, isFailure } from './items.ts';
import type { Item } from './items.ts';
import { originOf } from './origin.ts';
import type { CopyJob } from '../pictures/export/write-picture.ts';
import type { Writing } from './write-shapes.ts';

const webLongSide = 1800;
const pageMode = 0o644;

/** The failure that ends the export; pictures that cannot be read are left out and told. */
export async function writePage(writing: Writing, items: readonly Item[], name: string): Promise<Failure | null> {
  await makeFolderDurable(writing.scratch);
  const page = await underFreeName(writing.folder, name, async (into) => {
    try {
      const handle = await open(into, 'wx', pageMode);
      try {
        const pictures = await fill(handle, writing, items);
        // Some drives keep no modes, and some say so with an error.
        await handle.chmod(pageMode).catch(() => undefined);
        await handle.sync();
        const { size } = await handle.stat();
        return ok({ ending: 'html', value: { bytes: size, pictures } });
      } finally {
        await handle.close();
      }
    } catch (error) {
      return fail(failureOfExport(error));
    }
  });
  if (!page.ok) return page.failure;
  writing.wrote({ ...page.value, width: 0, height: 0, mediaType: 'text/html', id: null, index: 0, credentials: 'none', leftOut: false });
  return null;
}

/** How many pictures are in it. */
async function fill(handle: FileHandle, writing: Writing, items: readonly Item[]): Promise<number> {
  const { choices, language, records, title } = writing;
  const sources: { readonly item: Item; readonly source: string }[] = [];
  for (const item of items) {
    const source = await fileOf(records, item);
    if (!isFailure(source)) sources.push({ item, source });
    else {
      writing.failed(item.record.id, source);
      writing.step();
    }
  }
  const compares = sources.some(({ item }) => item.record.request.inputs.length > 0);
  let pictures = 0;
  await handle.writeFile(
    pageHead({
      language,
      title: title ?? (compares ? pages[language].beforeAndAfter : pages[language].title),
      date: items[0]?.record.createdAt.slice(0, 10) ?? '',
      pictures: sources.length,
      compares,
      hashOf: (text) => createHash('sha256').update(text, 'utf8').digest('base64'),
    }),
  );
  for (const { item, source } of sources) {
    if (writing.stopped()) break;
    const { record, index } = item;
    const after = await webCopy(writing, source, item);
    if (after.ok) {
      const found = await beforeOf(records, record, choices.before);
      const before = found === null ? null : isFailure(found) ? fail<PagePicture>(found) : await webCopy(writing, found.file, null);
      if (before !== null && !before.ok) writing.failed(record.id, before.failure);
      pictures += 1;
      await handle.writeFile(
        pageItem(
          language,
          {
            before: before?.ok === true ? before.value : null,
            after: after.value,
            ...captionOf(record, index, choices.metadata, language),
          },
          pictures,
        ),
      );
    } else writing.failed(record.id, after.failure);
    writing.step();
  }
  await handle.writeFile(pageTail(language));
  return pictures;
}

/** As JPEG or WebP; of a result it says what kind of picture it is, unless nothing is to be said. */
async function webCopy(writing: Writing, source: string, item: Item | null): Promise<Reply<PagePicture>> {
  const { choices, pictures, records, version } = writing;
  const into = temporaryBeside(path.join(writing.scratch, 'page'));
  const mediaType = choices.format === 'webp' ? 'image/webp' : 'image/jpeg';
  const policy = choices.metadata === 'full' || choices.metadata === 'standard' ? 'standard' : 'none';
  const texts =
    item === null ? null : textsOf(item.record, item.index, { origin: await originOf(records.library, item.record), policy, version });
  const job: CopyJob = {
    path: source,
    name: item?.record.results[item.index]?.file ?? path.basename(source),
    into,
    mediaType,
    quality: Math.min(choices.quality, 88),
    longSide: Math.min(choices.longSide ?? webLongSide, webLongSide),
    texts,
    untouched: null,
  };
  try {
    const copied = await pictures.copy(job);
    if (!copied.ok) return copied;
    const { width, height } = copied.value;
    return ok({ address: `data:${mediaType};base64,${(await readFile(into)).toString('base64')}`, width, height });
  } finally {
    await rm(into, { force: true }).catch(() => undefined);
  }
}
