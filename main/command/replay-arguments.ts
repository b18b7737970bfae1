// The options of “kontext replay”: a chain, or the steps that led to an edit, on other pictures. What is begun is a batch, and is read as one.
import { chainName } from '../../app/chains/names.ts';
import { isEditId } from '../../app/edits/edit-id.ts';
import { ofOld, readBatchId, readCommon, readFrom, readPilot, readProject, readSetName } from './batch-arguments.ts';
import type { BatchLine } from './batch-arguments.ts';
import { UsageError } from './options.ts';
import type { OptionName, Values } from './options.ts';

export function readReplayLine(rest: readonly string[], values: Values): Omit<BatchLine, 'json' | 'waitMs'> {
  const { list, resume, cancel, save } = values;
  const asked = [list === true ? 'list' : null, ...(['resume', 'cancel', 'save'] as const).filter((one) => values[one] !== undefined)];
  const [first, ...more] = asked.filter((one) => one !== null);
  if (more.length > 0) throw new UsageError('Choose one of --list, --resume, --cancel and --save.');
  const common = readCommon(values);
  const only = (names: (name: OptionName) => boolean): void => {
    for (const name of Object.keys(values) as OptionName[])
      if (name !== first && !names(name)) throw new UsageError(`--${name} does not go with --${first}.`);
  };
  if (first === 'list' || first === 'resume' || first === 'cancel') {
    if (rest.length > 0) throw new UsageError(`“kontext replay --${first}” takes no “${rest[0]}”.`);
    only((name) => (first === 'list' ? name === 'json' : ofOld.has(name)));
    if (first === 'list') return { ...common, action: { kind: 'list', chains: true } };
    const kind = first === 'cancel' ? 'cancel' : values.approve === undefined ? 'resume' : 'approve';
    return { ...common, action: { kind, id: readBatchId(first === 'cancel' ? cancel : resume) } };
  }
  const [name, ...files] = rest;
  if (first === 'save') {
    only((one) => one === 'json' || one === 'force');
    const called = chainName(save ?? '');
    if (called === null) throw new UsageError('--save needs a name that a file may have, of 1 to 60 letters.');
    if (name === undefined || !isEditId(name.toUpperCase()) || files.length > 0)
      throw new UsageError('Say which edit has the steps: kontext replay ID --save NAME.');
    return { ...common, action: { kind: 'save-chain', id: name.toUpperCase(), name: called, replace: values.force === true } };
  }
  if (values.force === true) throw new UsageError('--force goes with --save alone.');
  if (name === undefined || name.trim() === '') throw new UsageError('Say which chain: kontext replay NAME FILE….');
  return {
    ...common,
    action: {
      kind: 'chain',
      // An id names the steps that led to that edit; every other word is the name of a chain.
      of: isEditId(name.toUpperCase()) ? { id: name.toUpperCase() } : { name },
      from: readFrom(files, values),
      approve: values.approve !== undefined,
      pilot: readPilot(values),
      set: readSetName((values.set ?? [])[0]),
      project: readProject(values),
    },
  };
}
