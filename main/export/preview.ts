// What an export would write, without writing: names as they would be now, the first picture before and after, what is said in it.
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { ExportChoices } from '../../app/export/choices.ts';
import { sheetGrid } from '../../app/export/captions.ts';
import { unknownWords } from '../../app/export/name.ts';
import { parametersText } from '../../app/export/parameters-text.ts';
import { longestWebpSide } from '../../app/export/kinds.ts';
import type { ExportPreview } from '../../app/export/report.ts';
import { digitalSourceType } from '../../app/export/source-type.ts';
import type { EditRecord, MediaType, Result } from '../../app/edits/record.ts';
import { endingOf } from '../../app/library/naming.ts';
import { fitsWithin, sizeWithin } from '../../app/pictures/size-within.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import { itemsOf } from './items.ts';
import type { Item, Records } from './items.ts';
import { groupName, sheetNames, sheetType } from './names.ts';
import { originalOf, originOf } from './origin.ts';

export type PreviewAsk = {
  readonly ids: readonly string[];
  readonly choices: ExportChoices;
  readonly title: string | null;
  readonly folder: string;
  readonly version: string;
};

const namesShown = 4;
/** Whole files are read for it, and remembered. */
const credentialsLookedAt = 40;
const keptMs = 10_000;

export function makePreview({ pictures }: { pictures: Pick<Pictures, 'credentials'> }) {
  const known = new Map<string, boolean>();

  async function isSigned({ library }: Records, { record, index }: Item): Promise<boolean> {
    const key = record.results[index]?.sha256 ?? '';
    const before = known.get(key);
    if (before !== undefined) return before;
    const file = await library.resultPath(record.id, index);
    const found = file === null ? null : await pictures.credentials(file);
    if (found?.ok !== true) return false;
    known.set(key, found.value);
    return found.value;
  }

  let kept: { readonly ids: string; readonly atMs: number; readonly records: Map<string, EditRecord | null> } | null = null;

  /** While a name is being typed the same thousand records are asked for again and again. */
  function remembering(records: Records, ids: readonly string[]): Records {
    const key = ids.join();
    if (kept?.ids !== key || performance.now() - kept.atMs > keptMs) kept = { ids: key, atMs: performance.now(), records: new Map() };
    const { records: known } = kept;
    return {
      library: records.library,
      recordOf: async (id) => {
        const before = known.get(id);
        if (before !== undefined) return before;
        const record = await records.recordOf(id);
        known.set(id, record);
        return record;
      },
    };
  }

  return async (records: Records, { ids, choices, title, folder, version }: PreviewAsk): Promise<ExportPreview> => {
    const remembered = remembering(records, ids);
    const { items, without } = await itemsOf(remembered, ids, choices.name);
    const befores = await beforesOf(remembered, items, choices);
    const looked = items.slice(0, credentialsLookedAt);
    const signed = await Promise.all(looked.map((item) => isSigned(records, item)));
    const [first] = items;
    const result = first?.record.results[first.index];
    const said = choices.metadata === 'full' || choices.metadata === 'standard';
    return {
      folder,
      files: filesOf(items, choices),
      pictures: items.length,
      without: without.length,
      tooLong: tooLongOf(items, befores, choices),
      names: await freeNames(folder, namesOf(items, befores, choices, title)),
      unknown: unknownWords(choices.name),
      first:
        first === undefined || result === undefined
          ? null
          : {
              received: { mediaType: result.mediaType, width: result.width, height: result.height, bytes: result.bytes },
              written: { mediaType: typeOf(result.mediaType, result, choices), ...sizeWithin(result, choices.longSide) },
              parameters: choices.metadata === 'full' ? parametersText(first.record, first.index, `Kontext Studio ${version}`) : null,
              sourceType: said
                ? (digitalSourceType(first.record, await originOf(records.library, first.record))
                    .split('/')
                    .at(-1) ?? null)
                : null,
            },
      credentials: {
        found: signed.filter(Boolean).length,
        of: looked.length,
        received: looked.filter(({ record }, at) => signed[at] === true && record.imported === undefined).length,
      },
    };
  };
}

function filesOf(items: readonly Item[], { shape }: ExportChoices): number {
  switch (shape) {
    case 'files':
      return items.length;
    case 'pair':
      return items.reduce((sum, { record }) => sum + (record.request.inputs.length > 0 ? 2 : 1), 0);
    case 'sheet':
      return Math.ceil(items.length / sheetGrid(items.length).perSheet);
    case 'page':
      return Math.min(items.length, 1);
  }
}

type Seen = Pick<Result, 'mediaType' | 'width' | 'height'>;

/** Of pairs the pictures before, in the order of the items; as many as are looked at. Null for one made from words. */
async function beforesOf({ recordOf }: Records, items: readonly Item[], choices: ExportChoices): Promise<readonly (Seen | null)[]> {
  if (choices.shape !== 'pair') return [];
  const befores: (Seen | null)[] = [];
  for (const { record } of choices.format === 'webp' ? items : items.slice(0, namesShown)) {
    const input = record.request.inputs[0] ?? null;
    const source = choices.before === 'input' ? null : await originalOf({ load: recordOf }, record);
    befores.push(source === null ? input : source.kind === 'given' ? source : (source.record.results[source.index] ?? null));
  }
  return befores;
}

/** Of sheets and pages the single pictures are nothing that is written, and they are never that long themselves. */
function tooLongOf(items: readonly Item[], befores: readonly (Seen | null)[], choices: ExportChoices): number {
  if (choices.shape === 'sheet' || choices.shape === 'page') return 0;
  return [...items.map(({ record, index }) => record.results[index]), ...befores].filter(
    (picture) => picture != null && isTooLong(picture, choices),
  ).length;
}

const isTooLong = (picture: Seen, choices: ExportChoices): boolean =>
  typeOf(picture.mediaType, picture, choices) === 'image/webp' && !fitsWithin(sizeWithin(picture, choices.longSide), longestWebpSide);

/** The first names, as they are wanted; numbers for those that are taken come after. */
function namesOf(
  items: readonly Item[],
  befores: readonly (Seen | null)[],
  choices: ExportChoices,
  title: string | null,
): readonly string[] {
  const shown = items.slice(0, namesShown);
  if (items.length === 0) return [];
  switch (choices.shape) {
    case 'files':
      return shown.map((item) => `${item.name}.${endingFor(item, choices)}`);
    case 'pair':
      return shown
        .flatMap((item, at) => [
          ...befores
            .slice(at, at + 1)
            .flatMap((before) => (before === null ? [] : [`${item.name}-before.${beforeEnding(before, choices)}`])),
          `${item.name}-after.${endingFor(item, choices)}`,
        ])
        .slice(0, namesShown);
    case 'sheet':
      return sheetNames(groupName(choices, title, items), filesOf(items, choices))
        .slice(0, namesShown)
        .map((name) => `${name}.${endingOf(sheetType(choices))}`);
    case 'page':
      return [`${groupName(choices, title, items)}.html`];
  }
}

function endingFor({ record, index }: Item, choices: ExportChoices): string {
  const result = record.results[index];
  return result === undefined ? 'png' : endingOf(typeOf(result.mediaType, result, choices));
}

const beforeEnding = (before: Seen, choices: ExportChoices): string =>
  endingOf(typeOf(before.mediaType, before, { ...choices, metadata: 'none' }));

/** As the picture process decides: kinds that can carry no metadata become PNG unless they stay byte for byte. */
function typeOf(received: MediaType, size: Pick<Result, 'width' | 'height'>, { format, longSide, metadata }: ExportChoices): MediaType {
  if (format !== 'received') return `image/${format}`;
  const fits = fitsWithin(size, longSide);
  const carries = received === 'image/png' || received === 'image/jpeg' || received === 'image/webp' || received === 'image/tiff';
  return carries || (fits && metadata === 'untouched') ? received : 'image/png';
}

/** As they would be given now: nothing is ever replaced, and two of a name are told apart. */
async function freeNames(folder: string, names: readonly string[]): Promise<readonly string[]> {
  const given = new Set<string>();
  const free: string[] = [];
  for (const name of names) {
    const { name: stem, ext } = path.parse(name);
    for (let number = 1; ; number += 1) {
      const tried = number === 1 ? name : `${stem} ${number}${ext}`;
      const taken = given.has(tried.toLowerCase()) || (await lstat(path.join(folder, tried)).catch(() => null)) !== null;
      if (taken && number < 1000) continue;
      given.add(tried.toLowerCase());
      free.push(tried);
      break;
    }
  }
  return free;
}
