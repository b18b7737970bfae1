// The options of “kontext batch”. Nothing is looked at yet: which files there are, and what a picture costs, is asked when it runs.
import { isEditId } from '../../app/edits/edit-id.ts';
import { maxItems, maxSetLetters, stopOns } from '../../app/batch/limits.ts';
import { problemOfFields } from '../../app/batch/fields.ts';
import { inEnglish } from '../../app/messages/english.ts';
import type { Model, Parameters } from '../../app/models/model.ts';
import { maxInputs } from '../../app/models/roles.ts';
import { readModel, readParameters } from './model-arguments.ts';
import { notAskedYet, readPresetLine } from './preset-arguments.ts';
import type { PresetLine } from './preset-arguments.ts';
import { meantQuery, wholeNumber, UsageError } from './options.ts';
import type { OptionName, Values } from './options.ts';

/** Files and folders, a search for results, or what waits in a watched folder, by its key. */
export type From = { readonly paths: readonly string[] } | { readonly query: string } | { readonly watched: string };

/** A new batch, or something done with one that is there. `null` limits and policies are as they were. */
export type BatchLine = {
  readonly kind: 'batch';
  readonly json: boolean;
  readonly rehearsal: boolean;
  readonly waitMs: number;
  /** Where copies go under their original names once it has ended. */
  readonly exportTo: string | null;
  readonly again: boolean;
  readonly limitPictures: number | null;
  readonly limitCost: number | null;
  readonly stopOn: 'trouble' | 'never' | null;
  readonly action:
    | {
        readonly kind: 'start';
        readonly preset: PresetLine | null;
        readonly prompt: string;
        readonly from: From;
        readonly fixed: readonly string[];
        readonly model: Model;
        readonly parameters: Parameters;
        readonly pilot: number | null;
        readonly set: string | null;
        readonly project: string | null;
      }
    /** A chain by its name, or the steps that led to an edit. */
    | {
        readonly kind: 'chain';
        readonly of: { readonly name: string } | { readonly id: string };
        readonly from: From;
        readonly approve: boolean;
        readonly pilot: number | null;
        readonly set: string | null;
        readonly project: string | null;
      }
    /** What waits in a watched folder, by what it is watched for. */
    | {
        readonly kind: 'release';
        readonly folder: string;
        readonly fields: PresetLine['fields'];
        readonly values: Values;
        readonly pilot: number | null;
        readonly set: string | null;
        readonly project: string | null;
      }
    | { readonly kind: 'save-chain'; readonly id: string; readonly name: string; readonly replace: boolean }
    /** `chains`: they, and what was run of them. */
    | { readonly kind: 'list'; readonly chains: boolean }
    | { readonly kind: 'resume' | 'approve' | 'retry' | 'cancel'; readonly id: string };
};

type Read = Omit<BatchLine, 'json' | 'waitMs'>;

/** Of one that is there; all else belongs to a new one. */
export const ofOld: ReadonlySet<OptionName> = new Set<OptionName>([
  'resume',
  'approve',
  'retry',
  'cancel',
  'rehearsal',
  'again',
  'wait',
  'name-template',
  'limit-pictures',
  'limit-cost',
  'stop-on',
  'export',
  'json',
]);
const actions = ['resume', 'approve', 'retry', 'cancel'] as const;

/** What “kontext batch” is told to do; throws a `UsageError`. */
export function readBatchLine(rest: readonly string[], values: Values): Read {
  const asked = actions.filter((action) => values[action] !== undefined);
  if (asked.length + (values.list === true ? 1 : 0) > 1)
    throw new UsageError('Choose one of --list, --resume, --approve, --retry and --cancel.');
  const common = readCommon(values);
  const [action] = asked;
  return { ...common, action: action !== undefined || values.list === true ? readOld(action, rest, values) : readStart(rest, values) };
}

/** Something done with a batch that is there; without an action they are listed. */
function readOld(action: (typeof actions)[number] | undefined, rest: readonly string[], values: Values): Read['action'] {
  const option = action ?? 'list';
  if (rest.length > 0) throw new UsageError(`“kontext batch --${option}” takes no “${rest[0]}”.`);
  for (const name of Object.keys(values) as OptionName[])
    if (name !== 'list' && (action === undefined ? name !== 'json' : !ofOld.has(name)))
      throw new UsageError(`--${name} does not go with --${option}.`);
  if (action === undefined) return { kind: 'list', chains: false };
  const given = values[action];
  return { kind: action, id: readBatchId(typeof given === 'string' ? given : undefined) };
}

function readStart(rest: readonly string[], values: Values): Read['action'] {
  const { prompt = '', fixed = [] } = values;
  // FIELD=VALUE is a parameter, as with “edit”; what has no sign between is the name.
  const names = (values.set ?? []).filter((one) => !one.includes('='));
  if (names.length > 1) throw new UsageError('--set NAME is given once; a parameter is --set FIELD=VALUE.');
  const [set] = names;
  const preset = readPresetLine(values);
  const { model, parameters } = preset === null ? readAsked(values) : notAskedYet;
  if (preset === null && prompt.trim() === '') throw new UsageError('A batch needs an instruction: -p "what should change".');
  checkFields(prompt);
  if ([...rest, ...fixed, values.folder ?? '-'].includes('')) throw new UsageError('The name of a picture or folder is empty.');
  const max = maxInputs(model) - 1;
  if (fixed.length > max) throw new UsageError(`A batch takes at most ${max} fixed pictures; ${fixed.length} were given.`);
  return {
    kind: 'start',
    preset,
    prompt,
    from: readFrom(rest, values),
    fixed,
    model,
    parameters,
    pilot: readPilot(values),
    set: readSetName(set),
    project: readProject(values),
  };
}

function readAsked(values: Values): { readonly model: Model; readonly parameters: Parameters } {
  const model = readModel(values.model, 1);
  return { model, parameters: readParameters(model, { ...values, set: (values.set ?? []).filter((one) => one.includes('=')) }, 1) };
}

function checkFields(prompt: string): void {
  if (prompt.length > 1_000_000) throw new UsageError('The instruction has more than 1000000 letters.');
  const problem = problemOfFields(prompt);
  if (problem !== null) throw new UsageError(inEnglish(problem));
}

/** What guards whatever a batch begins or goes on with, the same in every command that does. */
export const readCommon = (values: Values) =>
  ({
    kind: 'batch',
    rehearsal: values.rehearsal === true,
    exportTo: readExportTo(values),
    again: values.again === true,
    limitPictures:
      values['limit-pictures'] === undefined ? null : wholeNumber(values['limit-pictures'], '--limit-pictures', 1, 1_000_000, 1),
    limitCost: readCost(values['limit-cost']),
    stopOn: readStopOn(values['stop-on']),
  }) as const;

export const readPilot = ({ pilot }: Values): number | null => (pilot === undefined ? null : wholeNumber(pilot, '--pilot', 1, maxItems, 1));

export function readSetName(set: string | undefined): string | null {
  if (set !== undefined && (set.trim() === '' || set.length > maxSetLetters))
    throw new UsageError(`--set is a name of 1 to ${maxSetLetters} letters.`);
  return set?.trim() ?? null;
}

export function readProject({ project }: Values): string | null {
  if (project !== undefined && project.length > 256) throw new UsageError('--project may have at most 256 letters.');
  return project?.trim() || null;
}

export function readFrom(rest: readonly string[], { folder, matching }: Values): From {
  if (matching !== undefined) {
    if (folder !== undefined || rest.length > 0) throw new UsageError('Name files, or edits by --matching, not both.');
    return { query: meantQuery(matching) };
  }
  const paths = [...rest, ...(folder === undefined ? [] : [folder])];
  if (paths.length === 0) throw new UsageError('Say which pictures: files, --folder FOLDER or --matching QUERY.');
  return { paths };
}

export function readBatchId(given: string | undefined): string {
  const id = given?.toUpperCase() ?? '';
  if (!isEditId(id)) throw new UsageError('Say which batch: the 26 letters and digits of its id, as “kontext batch --list” prints it.');
  return id;
}

export function readStopOn(given: string | undefined): Read['stopOn'] {
  if (given === undefined) return null;
  const known = stopOns.find((one) => one === given);
  if (known === undefined) throw new UsageError(`--stop-on is trouble or never; “${given}” is not.`);
  return known;
}

export function readCost(given: string | undefined): number | null {
  if (given === undefined) return null;
  if (!/^\d{1,9}(?:\.\d{1,6})?$/.test(given.trim()) || Number(given) <= 0)
    throw new UsageError(`--limit-cost must be an amount of money such as 12.50; “${given}” is not.`);
  return Number(given);
}

export function readExportTo({ export: to }: Values): string | null {
  if (to?.trim() === '') throw new UsageError('--export is empty. Say which folder.');
  return to ?? null;
}
