// The command line, read once into a value. Nothing here does anything. Schemas are loaded for the commands that need them: all others would wait for them.
import type { KeepLine } from './keep-arguments.ts';
import type { SumKind } from '../../app/money/sum-kinds.ts';
import type { WordOrder } from '../../app/contract/words.ts';
import type { OrganiseChange } from '../../app/edits/organise.ts';
import type { ExportChoices } from '../../app/export/choices.ts';
import { maxOfPress, usualVariations } from '../../app/edits/press.ts';
import type { BatchLine } from './batch-arguments.ts';
import { noWords, readId, readIds, readOrder, readRequestId, sortTerm } from './behind-command.ts';
import type { NamedLine } from './name-argument.ts';
import type { EditLine } from './edit-arguments.ts';
import type { WatchLine } from './watch-arguments.ts';
import { allowed, meantQuery, parse, readSummary, wholeNumber, UsageError } from './options.ts';
import type { OptionName, Values } from './options.ts';
import { readChange } from './read-change.ts';

export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly message: string; readonly json: boolean }
  | (EditLine & NamedLine)
  /** Without a model that which takes over from the edit's own. */
  | (NamedLine & {
      readonly kind: 'finish';
      readonly json: boolean;
      readonly id: string;
      readonly model: string | null;
      readonly rehearsal: boolean;
      readonly again: boolean;
      readonly waitMs: number;
    })
  | (NamedLine & {
      readonly kind: 'vary';
      readonly json: boolean;
      readonly id: string;
      readonly count: number;
      readonly rehearsal: boolean;
      readonly waitMs: number;
    })
  /** With `saved` the search of that name comes before the query. */
  | { readonly kind: 'history'; readonly json: boolean; readonly query: string; readonly saved: string | null; readonly limit: number }
  | { readonly kind: 'words'; readonly json: boolean; readonly query: string; readonly order: WordOrder; readonly limit: number }
  | { readonly kind: 'organise'; readonly json: boolean; readonly which: Which; readonly change: OrganiseChange }
  | { readonly kind: 'empty-trash'; readonly json: boolean; readonly ids: readonly string[] | null }
  | { readonly kind: 'names'; readonly json: boolean }
  | {
      readonly kind: 'sent';
      readonly json: boolean;
      readonly query: string;
      readonly limit: number;
      readonly csv: boolean;
      readonly rehearsal: boolean;
      /** Sums in place of the requests themselves. */
      readonly summary: SumKind | null;
    }
  | { readonly kind: 'show'; readonly json: boolean; readonly id: string }
  | {
      readonly kind: 'resume';
      readonly json: boolean;
      readonly id: string | null;
      readonly requestId: string | null;
      readonly waitMs: number;
    }
  | { readonly kind: 'cancel'; readonly json: boolean; readonly id: string; readonly waitMs: number }
  | { readonly kind: 'forget'; readonly json: boolean; readonly id: string }
  | { readonly kind: 'verify' | 'rebuild'; readonly json: boolean }
  | {
      readonly kind: 'backup';
      readonly json: boolean;
      readonly to: string;
      readonly every: boolean;
      /** A backup that becomes a library again. */ readonly from: string | null;
    }
  | ExportLine
  | (BatchLine & NamedLine)
  | WatchLine
  | (NamedLine & {
      readonly kind: 'import';
      readonly json: boolean;
      readonly folder: string;
      readonly move: boolean;
      readonly bare: boolean;
    })
  | KeepLine
  | { readonly kind: 'key'; readonly json: boolean; readonly action: 'set' | 'status' | 'clear' };

export type ExportLine = {
  readonly kind: 'export';
  readonly json: boolean;
  readonly which: Which;
  readonly choices: ExportChoices;
  readonly title: string | null;
  /** Null is the folder that the window exports into. */
  readonly to: string | null;
};

/** Edits by their ids, or all that match a query. */
export type Which = { readonly ids: readonly string[] } | { readonly query: string };

/** Those that only look: the library alone is opened for them. */
const readingKinds = ['history', 'words', 'sent', 'names'] as const;
export type ReadingLine = Extract<CommandLine, { kind: (typeof readingKinds)[number] }>;
export const isReadOnly = (line: CommandLine): line is ReadingLine => (readingKinds as readonly string[]).includes(line.kind);

export async function readCommandLine(args: readonly string[]): Promise<CommandLine> {
  let json = args.includes('--json');
  try {
    const { values, positionals } = parse(args);
    json = values.json === true;
    const [command, ...rest] = positionals;
    if (values.version === true) return { kind: 'version' };
    if (values.help === true || command === undefined || command === 'help') return { kind: 'help' };
    const mine = allowed[command];
    if (mine === undefined) throw new UsageError(`There is no command “${command}”.`);
    for (const name of Object.keys(values) as OptionName[]) {
      if (name !== 'json' && !mine.includes(name)) throw new UsageError(`“kontext ${command}” has no option --${name}.`);
    }
    return await read(command, rest, values, json);
  } catch (error) {
    return { kind: 'wrong', json, message: `${error instanceof Error ? error.message : String(error)} Try “kontext --help”.` };
  }
}

/** What stands behind the name of a command, and what several of them share. */
type Given = {
  readonly rest: readonly string[];
  readonly values: Values;
  readonly json: boolean;
  readonly waitMs: number;
  readonly named: NamedLine;
};

async function read(command: string, rest: readonly string[], values: Values, json: boolean): Promise<CommandLine> {
  const waitMs = wholeNumber(values.wait, '--wait', 1, 86_400, 900) * 1000;
  const template = values['name-template'];
  const named = template === undefined ? {} : (await import('./name-argument.ts')).readNameTemplate(template);
  return (readers.get(command) ?? readKeyAction)({ rest, values, json, waitMs, named });
}

/** How each command is read. What schemas some need is loaded here, when it is their turn. */
const readers: ReadonlyMap<string, (given: Given) => CommandLine | Promise<CommandLine>> = new Map<
  string,
  (given: Given) => CommandLine | Promise<CommandLine>
>([
  [
    'edit',
    async ({ rest, values, json, waitMs, named }) => ({
      json,
      waitMs,
      ...named,
      ...(await (await import('./edit-arguments.ts')).readEdit(rest, values)),
    }),
  ],
  ['finish', readFinish],
  [
    'vary',
    ({ rest, values, json, waitMs, named }) => {
      const count = wholeNumber(values.count, '--count', 1, maxOfPress, usualVariations);
      return { kind: 'vary', json, id: readId(rest), count, rehearsal: values.rehearsal === true, waitMs, ...named };
    },
  ],
  [
    'history',
    ({ rest, values, json }) => ({
      kind: 'history',
      json,
      query: [...rest, ...sortTerm(values)].join(' '),
      saved: values.saved ?? null,
      limit: wholeNumber(values.limit, '--limit', 1, 1_000_000, 50),
    }),
  ],
  [
    'words',
    ({ rest, values, json }) => ({
      kind: 'words',
      json,
      query: rest.join(' '),
      order: readOrder(values),
      limit: wholeNumber(values.limit, '--limit', 1, 1_000_000, 50),
    }),
  ],
  ['sent', readSent],
  ['show', ({ rest, json }) => ({ kind: 'show', json, id: readId(rest) })],
  ['resume', readResume],
  ['cancel', ({ rest, json, waitMs }) => ({ kind: 'cancel', json, id: readId(rest), waitMs })],
  ['forget', ({ rest, json }) => ({ kind: 'forget', json, id: readId(rest) })],
  [
    'organise',
    async ({ rest, values, json }) => {
      const change = await readChange(values);
      if (Object.keys(change).length === 0) throw new UsageError('Say what to mark, such as --stars 4 or --tag sea.');
      return { kind: 'organise', json, which: readWhich(rest, values), change };
    },
  ],
  ['names', ({ rest, json }) => (noWords('names', rest), { kind: 'names', json })],
  ['trash', readTrash],
  ['restore', ({ rest, values, json }) => ({ kind: 'organise', json, which: readWhich(rest, values), change: { trashed: false } })],
  ['verify', ({ rest, json }) => (noWords('verify', rest), { kind: 'verify', json })],
  ['rebuild', ({ rest, json }) => (noWords('rebuild', rest), { kind: 'rebuild', json })],
  ['backup', readBackup],
  [
    'export',
    async ({ rest, values, json }) => ({
      kind: 'export',
      json,
      which: readWhich(rest, values),
      ...(await import('./export-arguments.ts')).readExport(values),
    }),
  ],
  [
    'batch',
    async ({ rest, values, json, waitMs, named }) => ({
      json,
      waitMs,
      ...named,
      ...(await import('./batch-arguments.ts')).readBatchLine(rest, values),
    }),
  ],
  [
    'replay',
    async ({ rest, values, json, waitMs, named }) => ({
      json,
      waitMs,
      ...named,
      ...(await import('./replay-arguments.ts')).readReplayLine(rest, values),
    }),
  ],
  ['watch', async ({ rest, values, json, waitMs }) => (await import('./watch-arguments.ts')).readWatchLine(rest, values, json, waitMs)],
  ['keep', async ({ rest, values, json }) => ({ json, ...(await import('./keep-arguments.ts')).readKeep(rest, values, readId) })],
  ['import', readImport],
]);

async function readFinish({ rest, values, json, waitMs, named }: Given): Promise<CommandLine> {
  const { readModel } = await import('./model-arguments.ts');
  const model = values.model === undefined ? null : readModel(values.model, 0).id;
  const [rehearsal, again] = [values.rehearsal === true, values.again === true];
  return { kind: 'finish', json, id: readId(rest), model, rehearsal, again, waitMs, ...named };
}

function readSent({ rest, values, json }: Given): CommandLine {
  const [csv, rehearsal] = [values.csv === true, values.rehearsal === true];
  if (csv && json) throw new UsageError('Choose one of --csv and --json.');
  const limit = wholeNumber(values.limit, '--limit', 1, 1_000_000, 1_000_000);
  const summary = readSummary(values.summary);
  if (summary !== null && (csv || rehearsal))
    throw new UsageError('--summary counts what may be charged: it goes together with neither --csv nor --rehearsal.');
  return { kind: 'sent', json, query: rest.join(' '), limit, csv, rehearsal, summary };
}

function readResume({ rest, values, json, waitMs }: Given): CommandLine {
  if (values['request-id'] !== undefined && rest.length === 0)
    throw new UsageError('Say which edit the request id belongs to: kontext resume ID --request-id R.');
  return { kind: 'resume', json, id: rest.length === 0 ? null : readId(rest), requestId: readRequestId(values), waitMs };
}

function readTrash({ rest, values, json }: Given): CommandLine {
  if (values.empty === true && values.matching !== undefined) throw new UsageError('Empty the trash of all, or of edits by their ids.');
  return values.empty === true
    ? { kind: 'empty-trash', json, ids: rest.length === 0 ? null : readIds(rest) }
    : { kind: 'organise', json, which: readWhich(rest, meant(values)), change: { trashed: true } };
}

function readBackup({ rest, values, json }: Given): CommandLine {
  const { restore: from = null, to = null } = values;
  const [folder = to] = rest;
  if (rest.length > 1 || folder === null || folder === '' || from === '' || (from === null ? to !== null : rest.length > 0))
    throw new UsageError('Say where: kontext backup FOLDER, or kontext backup --restore BACKUP --to FOLDER.');
  return { kind: 'backup', json, to: folder, every: values.check === true, from };
}

function readImport({ rest, values, json, named }: Given): CommandLine {
  const [folder] = rest;
  // An empty name would be the folder one is in.
  if (folder === undefined || folder === '' || rest.length !== 1) throw new UsageError('Say which folder: kontext import FOLDER.');
  return { kind: 'import', json, folder, move: values.move === true, bare: values.bare === true, ...named };
}

function readKeyAction({ rest, json }: Given): CommandLine {
  const action = rest[0];
  if (rest.length !== 1 || (action !== 'set' && action !== 'status' && action !== 'clear'))
    throw new UsageError('Say “kontext key set”, “kontext key status” or “kontext key clear”. The key itself is never an argument.');
  return { kind: 'key', json, action };
}

/** Of what buys or throws away: an empty search is refused. */
const meant = (values: Values): Values => (values.matching === undefined ? values : { ...values, matching: meantQuery(values.matching) });

function readWhich(rest: readonly string[], values: Values): Which {
  if (values.matching === undefined) return { ids: readIds(rest) };
  if (rest.length > 0) throw new UsageError('Name edits by their ids or by --matching, not both.');
  return { query: values.matching };
}
