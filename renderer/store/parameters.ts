// Reading and writing a draft's parameters by the model's table: absent means the default.
import { readRatio } from '../../app/models/check.ts';
import { defaultOf } from '../../app/models/roles.ts';
import { findModel, firstModel } from '../../app/models/models.ts';
import type { Model, Parameter, Parameters, ParameterValue } from '../../app/models/model.ts';

/** A draft of a model this version does not know is edited as the first one. */
export const modelOf = (id: string): Model => findModel(id) ?? firstModel;

/** As it is set, or the default. Null where there is neither. */
export const valueOf = (parameter: Parameter, parameters: Parameters): ParameterValue | null =>
  parameters[parameter.field] ?? defaultOf(parameter);

/** “PNG”, “1536×1024”. */
export const choiceWords = ({ role }: Pick<Parameter, 'role'>, value: string): string =>
  role === 'size' ? value.replace('*', '×') : role === 'format' ? value.toUpperCase() : value;

export const isDefault = (parameter: Parameter, parameters: Parameters): boolean => valueOf(parameter, parameters) === defaultOf(parameter);

/** `null` and the default are both written by leaving it out. */
export function withValue(parameters: Parameters, parameter: Parameter, value: ParameterValue | null): Parameters {
  const { [parameter.field]: _, ...rest } = parameters;
  return value === null || value === defaultOf(parameter) ? rest : { ...rest, [parameter.field]: value };
}

/** The offered ratio nearest to a picture's, when it is within two percent; else its own numbers in lowest terms where they stay small. */
export function nameRatio(size: { readonly width: number; readonly height: number }, offered: readonly string[]): string {
  const ratio = size.width / size.height;
  for (const name of offered) {
    const value = readRatio(name);
    if (value !== null && Math.abs(value - ratio) / ratio < 0.02) return name;
  }
  return ratio >= 1 ? `${ratio.toFixed(2)}:1` : `1:${(1 / ratio).toFixed(2)}`;
}

/** A random one that the model takes. */
export function rollSeed(parameter: Extract<Parameter, { kind: 'seed' }>): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Math.max(parameter.minimum, random % parameter.rollBelow);
}
