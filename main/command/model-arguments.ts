// Which model a line asks for, and its parameters: each by the option of its role, or by its own name after --set.
import { parameterProblems } from '../../app/models/check.ts';
import type { Model, Parameter, Parameters, ParameterValue, Role } from '../../app/models/model.ts';
import { firstModel, modelNamed, models } from '../../app/models/models.ts';
import { maxInputs, parameterOf } from '../../app/models/roles.ts';
import { wholeNumber, UsageError } from './options.ts';
import type { OptionName, Values } from './options.ts';
import { inEnglish } from '../../app/messages/english.ts';

/** The model that was named, else the usual one. `images`: how many pictures the line names. */
export function readModel(named: string | undefined, images: number): Model {
  const model = named === undefined ? firstModel : modelNamed(named);
  if (model === null) throw new UsageError(`There is no model “${named}”. There are: ${models.map(({ id }) => id).join(', ')}.`);
  const max = maxInputs(model);
  if (images > max) throw new UsageError(`An edit takes at most ${max} pictures; ${images} were given.`);
  return model;
}

const options = {
  seed: 'seed',
  ratio: 'aspect-ratio',
  format: 'output-format',
  rewrite: 'upsample',
  safety: 'safety',
} as const satisfies Partial<Record<Role, OptionName>>;

/** The parameters that were given, and no others. What the model would refuse is refused here, before there is an edit. */
export function readParameters(model: Model, values: Values, count: number): Parameters {
  const parameters: Record<string, ParameterValue> = {};
  for (const [role, option] of Object.entries(options) as [keyof typeof options, (typeof options)[keyof typeof options]][]) {
    const given = values[option];
    if (given === undefined) continue;
    const parameter = parameterOf(model, role);
    if (parameter === null) throw new UsageError(`${model.name} has no --${option}. What it has: ${fieldsOf(model)}.`);
    parameters[parameter.field] = checked(model, parameter, `--${option}`, given);
  }
  for (const pair of values.set ?? []) {
    const [, field = '', given = ''] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    const parameter = model.parameters.find((one) => one.field === field);
    if (parameter === undefined)
      throw new UsageError(`--set “${pair}” is no FIELD=VALUE that ${model.name} has. Its fields are: ${fieldsOf(model)}.`);
    if (field in parameters) throw new UsageError(`“${field}” was given twice.`);
    parameters[field] = checked(model, parameter, field, given);
  }
  const seed = parameterOf(model, 'seed');
  const first = seed === null ? undefined : parameters[seed.field];
  // The last of them would be one and the same picture, bought again.
  if (seed?.kind === 'seed' && typeof first === 'number' && first > seed.maximum - (count - 1))
    throw new UsageError(`--seed counts up with --count, and ${count} edits from ${first} go beyond ${seed.maximum}.`);
  return parameters;
}

const fieldsOf = (model: Model): string => model.parameters.map(({ field }) => field).join(', ');

function checked(model: Model, parameter: Parameter, name: string, given: string | boolean): ParameterValue {
  const value = valueOf(parameter, name, given);
  const [problem] = parameterProblems(model, { [parameter.field]: value });
  if (problem !== undefined)
    throw new UsageError(`${inEnglish({ ...problem, values: { ...problem.values, field: name } })}. “${String(given)}” is not.`);
  return value;
}

function valueOf(parameter: Parameter, name: string, given: string | boolean): ParameterValue {
  switch (parameter.kind) {
    case 'seed':
    case 'level':
      return wholeNumber(String(given), name, parameter.minimum, parameter.maximum, 0);
    case 'switch':
      return given === true || given === 'true' ? true : given === 'false' ? false : given;
    case 'choice':
      // What files of the kind are called.
      return given === 'jpg' && parameter.role === 'format' ? 'jpeg' : given;
    case 'ratio':
      return given;
  }
}
