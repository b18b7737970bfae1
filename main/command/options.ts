// Every option of the command, which command has which, and how their values are read.
import { parseArgs } from 'node:util';
import { sumKinds } from '../../app/money/sum-kinds.ts';
import type { SumKind } from '../../app/money/sum-kinds.ts';
import { maxStraighten } from '../../app/pictures/turn.ts';
import type { Turned } from '../../app/pictures/turn.ts';
import type { CropBox } from '../../app/pictures/crop-box.ts';

const options = {
  prompt: { type: 'string', short: 'p' },
  preset: { type: 'string' },
  field: { type: 'string', multiple: true },
  image: { type: 'string', multiple: true },
  model: { type: 'string' },
  set: { type: 'string', multiple: true },
  'allow-host': { type: 'string', multiple: true },
  'send-address': { type: 'boolean' },
  seed: { type: 'string' },
  'aspect-ratio': { type: 'string' },
  'output-format': { type: 'string' },
  upsample: { type: 'boolean' },
  safety: { type: 'string' },
  count: { type: 'string' },
  rehearsal: { type: 'boolean' },
  again: { type: 'boolean' },
  wait: { type: 'string' },
  limit: { type: 'string' },
  sort: { type: 'string' },
  csv: { type: 'boolean' },
  summary: { type: 'string' },
  saved: { type: 'string' },
  matching: { type: 'string' },
  stars: { type: 'string' },
  favourite: { type: 'boolean' },
  'no-favourite': { type: 'boolean' },
  flag: { type: 'string' },
  label: { type: 'string' },
  tag: { type: 'string', multiple: true },
  untag: { type: 'string', multiple: true },
  note: { type: 'string' },
  project: { type: 'string' },
  'name-template': { type: 'string' },
  empty: { type: 'boolean' },
  move: { type: 'boolean' },
  bare: { type: 'boolean' },
  to: { type: 'string' },
  format: { type: 'string' },
  quality: { type: 'string' },
  'long-side': { type: 'string' },
  metadata: { type: 'string' },
  name: { type: 'string' },
  title: { type: 'string' },
  pair: { type: 'boolean' },
  sheet: { type: 'boolean' },
  page: { type: 'boolean' },
  original: { type: 'boolean' },
  check: { type: 'boolean' },
  restore: { type: 'string' },
  result: { type: 'string' },
  parts: { type: 'string' },
  mask: { type: 'string' },
  feather: { type: 'string' },
  tone: { type: 'string' },
  force: { type: 'boolean' },
  folder: { type: 'string' },
  fixed: { type: 'string', multiple: true },
  pilot: { type: 'string' },
  'limit-pictures': { type: 'string' },
  'limit-cost': { type: 'string' },
  'stop-on': { type: 'string' },
  export: { type: 'string' },
  list: { type: 'boolean' },
  add: { type: 'string' },
  remove: { type: 'string' },
  outbox: { type: 'boolean' },
  release: { type: 'string' },
  leave: { type: 'string' },
  chain: { type: 'string' },
  approve: { type: 'string' },
  save: { type: 'string' },
  retry: { type: 'string' },
  resume: { type: 'string' },
  cancel: { type: 'string' },
  crop: { type: 'string' },
  cover: { type: 'string', multiple: true },
  rotate: { type: 'string' },
  straighten: { type: 'string' },
  'request-id': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

export type Values = ReturnType<typeof parse>['values'];
export type OptionName = keyof typeof options;

/** What guards a batch, whichever command begins it. */
const guards = ['rehearsal', 'again', 'project', 'wait', 'pilot', 'limit-pictures', 'limit-cost', 'stop-on', 'set'] as const;

export const allowed: Readonly<Record<string, readonly OptionName[]>> = {
  edit: [
    'prompt',
    'preset',
    'field',
    'image',
    'allow-host',
    'send-address',
    'crop',
    'cover',
    'rotate',
    'straighten',
    'model',
    'set',
    'seed',
    'aspect-ratio',
    'output-format',
    'upsample',
    'safety',
    'count',
    'rehearsal',
    'again',
    'project',
    'name-template',
    'wait',
  ],
  finish: ['model', 'rehearsal', 'again', 'name-template', 'wait'],
  vary: ['count', 'rehearsal', 'name-template', 'wait'],
  history: ['limit', 'saved', 'sort'],
  words: ['limit', 'sort'],
  organise: ['matching', 'stars', 'favourite', 'no-favourite', 'flag', 'label', 'tag', 'untag', 'note', 'project'],
  names: [],
  trash: ['matching', 'empty'],
  restore: ['matching'],
  sent: ['limit', 'csv', 'rehearsal', 'summary'],
  show: [],
  resume: ['request-id', 'wait'],
  cancel: ['wait'],
  forget: [],
  verify: [],
  rebuild: [],
  backup: ['check', 'restore', 'to'],
  export: ['matching', 'to', 'format', 'quality', 'long-side', 'metadata', 'name', 'title', 'pair', 'sheet', 'page', 'original'],
  batch: [
    ...guards,
    'prompt',
    'preset',
    'field',
    'model',
    'folder',
    'matching',
    'fixed',
    'seed',
    'aspect-ratio',
    'output-format',
    'upsample',
    'safety',
    'name-template',
    'export',
    'list',
    'approve',
    'retry',
    'resume',
    'cancel',
  ],
  replay: [...guards, 'folder', 'matching', 'name-template', 'export', 'list', 'approve', 'resume', 'cancel', 'save', 'force'],
  watch: [...guards, 'list', 'add', 'chain', 'preset', 'remove', 'outbox', 'leave', 'release', 'field'],
  keep: ['original', 'result', 'to', 'parts', 'mask', 'feather', 'tone', 'force', 'crop', 'rotate', 'straighten'],
  import: ['move', 'bare', 'name-template'],
  key: [],
};

export function parse(args: readonly string[]) {
  const command = args.find((one) => !one.startsWith('-')) ?? '';
  // Of “keep” the original is a file; of “export” it says what to compare with.
  const original = { type: command === 'keep' ? 'string' : 'boolean' } as const;
  // Of “batch” it names one that waits; of “replay” it is asked for between the steps.
  const approve = { type: command === 'replay' ? 'boolean' : 'string' } as const;
  try {
    return parseArgs({
      args: withMinuses(args, command),
      options: { ...options, original, approve },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(wordsOf(error));
  }
}

/** Node says what it cannot read in words for programmers. The name of the option is the first that it quotes. */
function wordsOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const name = /'(?:-\w, )?(-{1,2}[\w-]+)/.exec(said)?.[1];
  if (name === undefined) return said;
  if (said.startsWith('Unknown option')) return `There is no option ${name}.`;
  if (said.includes('does not take an argument')) return `${name} takes no value.`;
  return name.startsWith('--') ? `${name} takes a value; one that begins with a minus is written ${name}=-1.` : `${name} takes a value.`;
}

/** What begins with a minus and is no option: `--seed -5`, `--straighten -1.5`, `--matching -cloud`, and a word that a search leaves out. */
function withMinuses(args: readonly string[], command: string): string[] {
  const joined: string[] = [];
  const terms: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const here = args[i] ?? '';
    if (here === '--') return [...joined, here, ...terms, ...args.slice(i + 1)];
    if (/^--(?:seed|matching|straighten)$/.test(here) && isTerm(args[i + 1])) joined.push(`${here}=${args[++i] ?? ''}`);
    else (/^(?:history|sent)$/.test(command) && isTerm(here) ? terms : joined).push(here);
  }
  return [...joined, '--', ...terms];
}

const isTerm = (word = ''): boolean => /^-[^-hp]|^-[hp]./.test(word);

/** A command line that cannot be done as it is; its message says why. */
export class UsageError extends Error {}

export function wholeNumber(text: string | undefined, name: string, minimum: number, maximum: number, absent: number): number {
  if (text === undefined) return absent;
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text.trim()) || value < minimum || value > maximum)
    throw new UsageError(`${name} must be a whole number from ${minimum} to ${maximum}; “${text}” is not.`);
  return value;
}

/** How a picture is turned; null where it stays as it stands. */
export function readTurned(values: Pick<Values, 'rotate' | 'straighten'>): Turned | null {
  const turn = Number(values.rotate ?? 0);
  if (values.rotate !== undefined && !['90', '180', '270'].includes(values.rotate))
    throw new UsageError(`--rotate takes quarter turns clockwise: 90, 180 or 270; “${values.rotate}” is none.`);
  const straighten = Number(values.straighten ?? 0);
  if (values.straighten !== undefined && (!/^[+-]?\d{1,2}(?:\.\d)?$/.test(values.straighten) || Math.abs(straighten) > maxStraighten))
    throw new UsageError(
      `--straighten needs degrees clockwise from -${maxStraighten} to ${maxStraighten}, in tenths, such as -1.5; “${values.straighten}” is not.`,
    );
  return turn === 0 && straighten === 0 ? null : { turn: turn as Turned['turn'], straighten };
}

/** Left, top, width and height in pixels. */
export function readBox(text: string, option: string): CropBox {
  const [x = -1, y = -1, width = 0, height = 0, ...more] = text.split(',').map((one) => (/^\s*\d{1,6}\s*$/.test(one) ? Number(one) : -1));
  if (x < 0 || y < 0 || width < 1 || height < 1 || more.length > 0)
    throw new UsageError(
      `${option} needs four whole numbers of pixels, left, top, width and height, such as 1200,800,600,400; “${text}” is not.`,
    );
  return [x, y, width, height];
}

export function readSummary(word: string | undefined): SumKind | null {
  if (word === undefined) return null;
  const kind = sumKinds.find((known) => known === word);
  if (kind === undefined) throw new UsageError(`--summary takes ${sumKinds.join(', ')}; not ${word}.`);
  return kind;
}

export function atMost(text: string | null, name: string, letters: number): string | null {
  if (text !== null && text.length > letters) throw new UsageError(`${name} may have at most ${letters} letters.`);
  return text;
}

/** Of `--matching`. An empty variable of a script would be all of the library, to be bought again or thrown away. */
export function meantQuery(query: string): string {
  if (query.trim() === '')
    throw new UsageError('--matching is empty, which would be all edits. Where they are meant, say so: --matching is:done.');
  return query;
}
