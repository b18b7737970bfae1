// A model's parameters by what they are for.
import { readRatio } from './check.ts';
import type { Model, Parameter, Parameters, ParameterValue, Role, Size } from './model.ts';

/** The most pictures that an edit may have. */
export const maxInputs = ({ inputs }: Pick<Model, 'inputs'>): number => (inputs.kind === 'fields' ? inputs.fields.length : inputs.max);

/** The parameter that plays this role; null where the model has none. */
export const parameterOf = (model: Model, role: Role): Parameter | null => model.parameters.find((one) => one.role === role) ?? null;

/** Null stands for "absent is the default": the ratio of the first picture, a random seed. */
export function defaultOf(parameter: Parameter): ParameterValue | null {
  return parameter.kind === 'seed' || parameter.kind === 'ratio' ? null : parameter.default;
}

/** What was chosen other than the defaults, by the names of fields: equal for requests that ask for the same, whether a default is said in them or not. */
export function chosenIn(model: Model | null, parameters: Parameters): readonly (readonly [string, ParameterValue])[] {
  const defaults = new Map(model?.parameters.map((one) => [one.field, defaultOf(one)]));
  return Object.entries(parameters)
    .filter(([field, value]) => value !== defaults.get(field))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** What was chosen, else the default; null where there is neither, or no such parameter. */
export function valueOfRole(model: Model, role: Role, parameters: Parameters): ParameterValue | null {
  const parameter = parameterOf(model, role);
  return parameter === null ? null : (parameters[parameter.field] ?? defaultOf(parameter));
}

/** The size that was chosen, in pixels; null when the model has none to choose. */
export function chosenSize(model: Model, parameters: Parameters): Size | null {
  const size = valueOfRole(model, 'size', parameters);
  return typeof size === 'string' ? readSize(size) : null;
}

/** The ratio that was chosen as width over height; null leaves it to the first picture. */
export function chosenRatio(model: Model, parameters: Parameters): number | null {
  const ratio = valueOfRole(model, 'ratio', parameters);
  return typeof ratio === 'string' ? readRatio(ratio) : null;
}

/** "1536*1024" as pixels; null when it is no size. */
export function readSize(text: string): Size | null {
  const match = /^(\d{1,5})[*x×](\d{1,5})$/.exec(text);
  const [width, height] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  return width > 0 && height > 0 ? { width, height } : null;
}

/** How many pictures one request makes. */
export function resultsOf(model: Model, parameters: Parameters): number {
  const results = valueOfRole(model, 'results', parameters);
  return typeof results === 'number' && results > 0 ? results : 1;
}

/** For most models: a seed that was given, and words that are not rewritten. */
export function repeatsBySeed(model: Model, parameters: Parameters): boolean {
  const seed = parameterOf(model, 'seed');
  return seed !== null && typeof parameters[seed.field] === 'number' && valueOfRole(model, 'rewrite', parameters) !== true;
}
