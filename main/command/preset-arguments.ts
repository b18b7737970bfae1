// `--preset NAME` with its fields: what was given by options stands above what the preset says. Read here, looked up when the library is open.
import { fail, englishFailure, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Model, Parameters } from '../../app/models/model.ts';
import { findModel, firstModel } from '../../app/models/models.ts';
import { carriedTo } from '../../app/models/recorded.ts';
import { fillOwnFields, ownFields } from '../../app/presets/fields.ts';
import type { Library } from '../library/library.ts';
import { savedNamed } from '../library/store/saved-files.ts';
import { readModel, readParameters } from './model-arguments.ts';
import { UsageError } from './options.ts';
import type { Values } from './options.ts';

export type PresetLine = {
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
  /** The options of the line, read again for the model of the preset. */
  readonly values: Values;
};

export type Asked = { readonly prompt: string; readonly model: Model; readonly parameters: Parameters };

/** Null where the line names no preset. */
export function readPresetLine(values: Values): PresetLine | null {
  const fields = readFields(values);
  if (values.preset === undefined) {
    if (fields.size > 0) throw new UsageError('--field fills a field of a preset: say which by --preset NAME.');
    return null;
  }
  if (values.prompt !== undefined) throw new UsageError('Choose one of --prompt and --preset.');
  return { name: values.preset, fields, values };
}

export function readFields(values: Values): PresetLine['fields'] {
  const fields = new Map<string, string>();
  for (const pair of values.field ?? []) {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (name === '' || value.trim() === '') throw new UsageError(`--field needs NAME=VALUE; “${pair}” is not.`);
    fields.set(name, value);
  }
  return fields;
}

/** What a line asks for before its preset is known. */
export const notAskedYet = { prompt: '', model: firstModel, parameters: {} } as const satisfies Asked;

/** `count`: how many edits a seed counts up for; `images`: how many pictures each has. An option that does not fit the model is a failure of usage. */
export async function askOfPreset(library: Library, preset: PresetLine, count: number, images: number): Promise<Reply<Asked>> {
  try {
    return await look(library, preset, count, images);
  } catch (error) {
    if (error instanceof UsageError) return fail(englishFailure('usage', error.message));
    throw error;
  }
}

async function look(library: Library, { name, fields, values }: PresetLine, count: number, images: number): Promise<Reply<Asked>> {
  const found = await savedNamed(library, 'preset', name);
  if (!found.ok) return found;
  const saved = found.value;
  if (values.model === undefined && saved.model !== null && findModel(saved.model) === null)
    return fail(
      englishFailure(
        'model-unknown',
        `The preset “${saved.name}” is for the model “${saved.model}”, which is not known here. Say --model.`,
      ),
    );
  const model = readModel(values.model ?? saved.model ?? undefined, images);
  const own = ownFields(saved.prompt);
  const strange = [...fields.keys()].find((field) => !own.includes(field));
  if (strange !== undefined)
    return fail(englishFailure('usage', `The preset “${saved.name}” has no field {${strange}}. It has: ${listed(own)}.`));
  const open = own.filter((field) => !fields.has(field));
  if (open.length > 0)
    return fail(
      englishFailure('usage', `The preset “${saved.name}” has fields to be filled: ${listed(open)}. Say --field ${open[0]}=VALUE.`),
    );
  const before = carriedTo(model, { model: saved.model ?? model.id, parameters: saved.parameters });
  return ok({
    prompt: fillOwnFields(saved.prompt, fields),
    model,
    parameters: { ...before, ...readParameters(model, setOnly(values), count) },
  });
}

/** Of a batch, --set may also be the name of the set. */
const setOnly = (values: Values): Values =>
  values.set === undefined ? values : { ...values, set: values.set.filter((one) => one.includes('=')) };

const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.map((name) => `{${name}}`).join(', '));
