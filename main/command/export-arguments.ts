// The options of “kontext export” as choices. What is not given is the studio's own default, whatever the window was last used for.
import { defaultExport } from '../../app/export/choices.ts';
import type { ExportChoices } from '../../app/export/choices.ts';
import { exportFormats, largestLongSide, metadataPolicies, smallestLongSide } from '../../app/export/kinds.ts';
import type { ExportShape } from '../../app/export/kinds.ts';
import { unknownWords } from '../../app/export/name.ts';
import { looseBrace, looseBraceSentence } from '../../app/library/loose-brace.ts';
import { wholeNumber, UsageError } from './options.ts';
import type { Values } from './options.ts';

const { folder: _folder, ...usual } = defaultExport;

/** What is asked for as choices of an export; throws a `UsageError` for values that there are not, and for options that do not go together. */
export function readExport(values: Values): {
  readonly choices: ExportChoices;
  readonly title: string | null;
  readonly to: string | null;
} {
  const shape = readShape(values);
  const format = readFormat(values);
  const metadata = values.metadata ?? usual.metadata;
  const name = values.name ?? usual.name;
  if (!isOne(metadataPolicies, metadata)) throw new UsageError(`--metadata is full, standard, none or untouched; “${metadata}” is not.`);
  checkTogether(values, shape, format);
  checkUntouched(values, shape, format);
  checkWords(name);
  // An empty name would be the folder one is in.
  if (values.to?.trim() === '') throw new UsageError('--to is empty. Say which folder.');
  if (name.length > 300) throw new UsageError('--name is too long.');
  return {
    choices: {
      shape,
      name,
      format,
      quality: wholeNumber(values.quality, '--quality', 1, 100, usual.quality),
      longSide:
        values['long-side'] === undefined
          ? null
          : wholeNumber(values['long-side'], '--long-side', smallestLongSide, largestLongSide, largestLongSide),
      metadata,
      before: values.original === true ? 'original' : 'input',
    },
    title: values.title?.trim().slice(0, 200).trim() || null,
    to: values.to ?? null,
  };
}

function readFormat({ format: given }: Values): ExportChoices['format'] {
  const format = given === 'jpg' ? 'jpeg' : given === 'tif' ? 'tiff' : (given ?? usual.format);
  if (!isOne(exportFormats, format)) throw new UsageError(`--format is received, png, jpeg, webp or tiff; “${format}” is not.`);
  return format;
}

/** Options that mean something with one shape or format alone. */
function checkTogether({ quality, original, title }: Values, shape: ExportShape, format: ExportChoices['format']): void {
  if (quality !== undefined && format !== 'jpeg' && format !== 'webp') throw new UsageError('--quality goes with --format jpeg or webp.');
  if (original === true && shape !== 'pair' && shape !== 'page') throw new UsageError('--original goes with --pair or --page.');
  if (title !== undefined && shape !== 'sheet' && shape !== 'page') throw new UsageError('--title goes with --sheet or --page.');
}

/** What is laid out, or made anew, is not as it was received, and has a size of its own. */
function checkUntouched(values: Values, shape: ExportShape, format: ExportChoices['format']): void {
  const isLaidOut = shape === 'sheet' || shape === 'page';
  if (values.metadata === 'untouched' && (format !== 'received' || values['long-side'] !== undefined || isLaidOut))
    throw new UsageError('--metadata untouched is byte for byte as received: it goes without --format, --long-side, --sheet and --page.');
  if (shape === 'sheet' && values['long-side'] !== undefined)
    throw new UsageError('--long-side does not go with --sheet, which has a size of its own.');
  if (isLaidOut && format === 'tiff')
    throw new UsageError('--format tiff does not go with --sheet and --page, which are to be looked at anywhere.');
  if (shape === 'page' && format === 'png') throw new UsageError('--format png does not go with --page, whose pictures are JPEG or WebP.');
}

/** The words in braces of a name are those that a name of an export has. */
function checkWords(name: string): void {
  const loose = looseBrace(name);
  if (loose !== null) throw new UsageError(`--name: ${looseBraceSentence(loose)}`);
  const unknown = unknownWords(name);
  if (unknown.length > 0) throw new UsageError(`--name has words that mean nothing: ${unknown.map((word) => `{${word}}`).join(', ')}.`);
}

function readShape(values: Values): ExportShape {
  const asked = (['pair', 'sheet', 'page'] as const).filter((shape) => values[shape] === true);
  if (asked.length > 1) throw new UsageError('Choose one of --pair, --sheet and --page.');
  return asked[0] ?? 'files';
}

function isOne<T extends string>(among: readonly T[], value: string): value is T {
  return (among as readonly string[]).includes(value);
}
