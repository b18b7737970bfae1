// English: exporting. `exported` is said afterwards.
import type { Before, ExportFormat, ExportShape, MetadataPolicy } from '../../../export/kinds.ts';
import { formats } from '../formats.ts';

const { formatCount, formatNoun } = formats;

const files = (count: number): string => formatNoun(count, 'file', 'files');
const pictures = (count: number): string => formatNoun(count, 'picture', 'pictures');

const shapes: Readonly<Record<ExportShape, string>> = {
  files: 'Pictures',
  pair: 'Before and after',
  sheet: 'Contact sheet',
  page: 'Page for a client',
};
const shapeHelp: Readonly<Record<ExportShape, string>> = {
  files: 'Each picture as a file.',
  pair: 'Two files for each picture: what it was made from, and what came of it.',
  sheet: 'A white sheet of small pictures with their words, to print or to send.',
  page: 'One HTML file that holds everything. It opens in any browser, with a slider between before and after.',
};
const kinds: Readonly<Record<ExportFormat, string>> = { received: 'As received', png: 'PNG', jpeg: 'JPEG', webp: 'WebP', tiff: 'TIFF' };
const metadata: Readonly<Record<MetadataPolicy, string>> = {
  full: 'Full recipe',
  standard: 'Standard',
  none: 'None',
  untouched: 'Unchanged',
};
const metadataHelp: Readonly<Record<MetadataPolicy, string>> = {
  full: 'Caption, keywords, rating and the label for AI, the words for image organisers, and the recipe, which this studio reads again. Never the key, notes or projects.',
  standard: 'What photo programs read: caption, keywords, rating, date, and the label that says it was made with AI.',
  none: 'Nothing is said in the file. What it said when it was received goes too.',
  untouched: 'The file byte for byte as it was received. Only this keeps Content Credentials.',
};
const captions: Readonly<Record<MetadataPolicy, string>> = {
  full: 'The instruction, date, size and seed.',
  standard: 'The instruction, date and size.',
  none: 'No words.',
  untouched: 'The instruction, date, size and seed.',
};
const before: Readonly<Record<Before, string>> = { input: 'Step before', original: 'First picture' };
const sources: Readonly<Record<string, string>> = {
  trainedAlgorithmicMedia: 'made by AI from words',
  compositeWithTrainedAlgorithmicMedia: 'a picture edited with AI',
  algorithmicMedia: 'made by a program from words (rehearsal)',
  algorithmicallyEnhanced: 'a picture changed by a program (rehearsal)',
};

export const exporting = {
  open: 'Export',
  title: (count: number) => `Export ${formatNoun(count, 'edit', 'edits')}`,
  shape: 'What',
  shapes,
  shapeHelp,
  name: 'Name',
  nameWords: 'Words that can stand in the name',
  insert: (word: string) => `Put {${word}} into the name`,
  looseBrace: (piece: string) => `“${piece}” has a brace without its other half. Close it, or leave it out.`,
  unknown: (words: string) => `These words mean nothing and stay as they are: ${words}`,
  heading: 'Title',
  headingHint: 'The project, when all have the same',
  format: 'Format',
  formats: kinds,
  quality: 'Quality',
  qualityOf: (quality: number) => `Quality ${formatCount(quality)}`,
  size: 'Size',
  sizes: { whole: 'Full size', limited: 'Long side' },
  longSide: 'Pixels of the long side',
  pixels: 'pixels; nothing is enlarged',
  tooLong: (count: number, limit: number) =>
    `${files(count)} would be longer than the ${formatCount(limit)} pixels that a WebP can have, and ${count === 1 ? 'is' : 'are'} not written.`,
  longest: (limit: number) => `Long side ${formatCount(limit)}`,
  noRoom: (size: string) => `nothing: a WebP has no room for ${size}`,
  metadata: 'Metadata',
  metadataPolicies: metadata,
  metadataHelp,
  captions: 'Words',
  captionsHelp: captions,
  captionPolicies: { full: 'All', standard: 'Some', none: 'None' },
  before: 'Compare with',
  befores: before,
  files: 'What will be written',
  count: (writes: number, of: number) => `${files(writes)} of ${pictures(of)}`,
  more: (count: number) => `and ${formatCount(count)} more`,
  without: (count: number) => `${formatNoun(count, 'edit has', 'edits have')} no picture and ${count === 1 ? 'is' : 'are'} left out.`,
  nothing: 'There is no picture to export.',
  from: 'Received',
  to: 'Written',
  same: 'the same pixels',
  label: 'AI label',
  source: (name: string) => sources[name] ?? name,
  organisers: 'For organisers',
  credentials: 'Content Credentials',
  credentialsOf: (found: number, of: number, received: number) => {
    if (found === 0) return 'none';
    const unchecked = received < found;
    if (found === of) return unchecked ? 'carries a signature (not checked)' : 'present';
    return `${unchecked ? 'a signature (not checked)' : 'present'} in ${formatCount(found)} of ${formatCount(of)}`;
  },
  credentialsKept: 'kept, since the file is not changed',
  credentialsLost: 'A changed copy loses them: they are a signature over the whole file. Choose “Unchanged” as received to keep them.',
  folder: 'Folder',
  choose: 'Choose folder',
  cancel: 'Cancel',
  start: 'Export',
  working: (done: number, total: number) => `Exporting ${formatCount(done)} of ${formatCount(total)}`,
  stop: 'Stop',
} as const;

export const exported = {
  nothing: 'There is no picture to export. Select edits that are done.',
  tooMany: (most: number) => `At most ${formatCount(most)} edits can be exported at a time.`,
  done: (count: number, folder: string) => (count === 0 ? 'Nothing was exported.' : `${files(count)} exported to “${folder}”`),
  credentialsLost: (count: number) =>
    `${formatNoun(count, 'copy has', 'copies have')} lost Content Credentials; the originals keep theirs.`,
  leftOut: (count: number) => `${files(count)} could not hold the whole recipe: it is too long for a JPEG.`,
  stopped: 'It was stopped before everything was exported.',
  failed: (count: number) => `${pictures(count)} could not be exported:`,
  reveal: 'Show in folder',
} as const;
