// The options of “kontext replay”: a chain, or the steps that led to an edit, on other pictures. What is begun is a batch, and is read as one.
import { mostItems } from '../../app/batch/limits.ts';
import { chainName } from '../../app/chains/names.ts';
import { readBatchId, readCost, readExportTo, readFrom, readProject, readSetName, readStopOn } from './batch-arguments.ts';
import type { BatchLine } from './batch-arguments.ts';
import { wholeNumber, Wrong } from './options.ts';
import type { OptionName, Values } from './options.ts';

const ofOld: ReadonlySet<OptionName> = new Set<OptionName>([
  'resume',
  'cancel',
  'approve',
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

export function readReplayLine(rest: readonly string[], values: Values): Omit<BatchLine, 'json' | 'waitMs'> {
  const { list, resume, cancel, save } = values;
  const asked = [list === true ? 'list' : null, ...(['resume', 'cancel', 'save'] as const).filter((one) => values[one] !== undefined)];
  const [first, ...more] = asked.filter((one) => one !== null);
  if (more.length > 0) throw new Wrong('Choose one of --list, --resume, --cancel and --save.');
  const common = {
    kind: 'batch',
    rehearsal: values.rehearsal === true,
    exportTo: readExportTo(values),
    again: values.again === true,
    limitPictures:
      values['limit-pictures'] === undefined ? null : wholeNumber(values['limit-pictures'], '--limit-pictures', 1, 1_000_000, 1),
    limitCost: readCost(values['limit-cost']),
    stopOn: readStopOn(values['stop-on']),
  } as const;
  const only = (names: (name: OptionName) => boolean): void => {
    for (const name of Object.keys(values) as OptionName[])
      if (name !== first && !names(name)) throw new Wrong(`--${name} does not go with --${first}.`);
  };
  if (first === 'list' || first === 'resume' || first === 'cancel') {
    if (rest.length > 0) throw new Wrong(`“kontext replay --${first}” takes no “${rest[0]}”.`);
    only((name) => (first === 'list' ? name === 'json' : ofOld.has(name)));
    if (first === 'list') return { ...common, act: { kind: 'list', chains: true } };
    const kind = first === 'cancel' ? 'cancel' : values.approve === undefined ? 'resume' : 'approve';
    return { ...common, act: { kind, id: readBatchId(first === 'cancel' ? cancel : resume) } };
  }
  const [name, ...files] = rest;
  if (first === 'save') {
    only((one) => one === 'json' || one === 'force');
    const called = chainName(save ?? '');
    if (called === null) throw new Wrong('--save needs a name that a file may have, of 1 to 60 letters.');
    if (name === undefined || !isEditId(name) || files.length > 0)
      throw new Wrong('Say which edit has the steps: kontext replay ID --save NAME.');
    return { ...common, act: { kind: 'save-chain', id: name.toUpperCase(), name: called, replace: values.force === true } };
  }
  if (values.force === true) throw new Wrong('--force goes with --save alone.');
  if (name === undefined || name.trim() === '') throw new Wrong('Say which chain: kontext replay NAME FILE….');
  return {
    ...common,
    act: {
      kind: 'chain',
      // An id names the steps that led to that edit; every other word is the name of a chain.
      of: isEditId(name) ? { id: name.toUpperCase() } : { name },
      from: readFrom(files, values),
      approve: values.approve !== undefined,
      pilot: values.pilot === undefined ? null : wholeNumber(values.pilot, '--pilot', 1, mostItems, 1),
      set: readSetName((values.set ?? [])[0]),
      project: readProject(values),
    },
  };
}

const isEditId = (word: string): boolean => /^[0-9A-HJKMNP-TV-Z]{26}$/i.test(word);
