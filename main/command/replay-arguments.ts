// The options of “kontext replay”: a chain, or the steps that led to an edit, on other pictures. What is begun is a batch, and is read as one.
import { chainName } from '../../app/chains/names.ts';
import { isEditId } from '../../app/edits/edit-id.ts';
import { ofOld, readBatchId, readCommon, readFrom, readPilot, readProject, readSetName } from './batch-arguments.ts';
import type { BatchLine } from './batch-arguments.ts';
import { UsageError } from './options.ts';
import type { OptionName, Values } from './options.ts';

type Read = Omit<BatchLine, 'json' | 'waitMs'>;

/** What “kontext replay” is told to do; throws a `UsageError`. */
export function readReplayLine(rest: readonly string[], values: Values): Read {
  const { list, force } = values;
  const [first, ...more] = (['list', 'resume', 'cancel', 'save'] as const).filter((one) =>
    one === 'list' ? list === true : values[one] !== undefined,
  );
  if (more.length > 0) throw new UsageError('Choose one of --list, --resume, --cancel and --save.');
  const common = readCommon(values);
  if (first === 'save') return { ...common, action: readSave(rest, values) };
  if (first !== undefined) return { ...common, action: readOld(first, rest, values) };
  if (force === true) throw new UsageError('--force goes with --save alone.');
  return { ...common, action: readNew(rest, values) };
}

/** Throws for an option that does not go with the one that says what to do. */
function checkOnly(first: OptionName, values: Values, goesWith: (name: OptionName) => boolean): void {
  for (const name of Object.keys(values) as OptionName[])
    if (name !== first && !goesWith(name)) throw new UsageError(`--${name} does not go with --${first}.`);
}

/** Chains are listed, or something is done with a batch that one began. */
function readOld(first: 'list' | 'resume' | 'cancel', rest: readonly string[], values: Values): Read['action'] {
  if (rest.length > 0) throw new UsageError(`“kontext replay --${first}” takes no “${rest[0]}”.`);
  checkOnly(first, values, (name) => (first === 'list' ? name === 'json' : ofOld.has(name)));
  if (first === 'list') return { kind: 'list', chains: true };
  const kind = first === 'cancel' ? 'cancel' : values.approve === undefined ? 'resume' : 'approve';
  return { kind, id: readBatchId(values[first]) };
}

/** The steps that led to an edit get a name. */
function readSave([id = '', ...more]: readonly string[], values: Values): Read['action'] {
  checkOnly('save', values, (one) => one === 'json' || one === 'force');
  const name = chainName(values.save ?? '');
  if (name === null) throw new UsageError('--save needs a name that a file may have, of 1 to 60 letters.');
  if (!isEditId(id.toUpperCase()) || more.length > 0) throw new UsageError('Say which edit has the steps: kontext replay ID --save NAME.');
  return { kind: 'save-chain', id: id.toUpperCase(), name, replace: values.force === true };
}

function readNew([name = '', ...files]: readonly string[], values: Values): Read['action'] {
  if (name.trim() === '') throw new UsageError('Say which chain: kontext replay NAME FILE….');
  return {
    kind: 'chain',
    // An id names the steps that led to that edit; every other word is the name of a chain.
    of: isEditId(name.toUpperCase()) ? { id: name.toUpperCase() } : { name },
    from: readFrom(files, values),
    approve: values.approve !== undefined,
    pilot: readPilot(values),
    set: readSetName((values.set ?? [])[0]),
    project: readProject(values),
  };
}
