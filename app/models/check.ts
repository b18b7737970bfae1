// What fits a model: ratios, sizes and parameters. The one truth for window, main, command and rehearsal; no schemas, so that the window may use it.
import type { Model, Parameter, Parameters, Size } from './model.ts';
import { say } from '../messages/say.ts';
import type { Message, Value } from '../messages/message.ts';

/** "W:H" as width over height, each of at most four digits; null when it is no ratio. */
export function readRatio(text: string): number | null {
  const match = /^(\d{1,4}):(\d{1,4})$/.exec(text);
  const width = Number(match?.[1] ?? 0);
  const height = Number(match?.[2] ?? 0);
  return width > 0 && height > 0 ? width / height : null;
}

/** The size nearest to a ratio, compared as proportions so that 2:1 and 1:2 are treated alike. There must be one. */
export function nearestSize(sizes: readonly Size[], ratio: number): Size {
  const distance = (size: Size): number => Math.abs(Math.log(size.width / size.height / ratio));
  return sizes.reduce((best, size) => (distance(size) < distance(best) ? size : best));
}

/** Whether a value may be sent for a parameter. */
export function fits(parameter: Parameter, value: unknown): boolean {
  switch (parameter.kind) {
    case 'seed':
    case 'level':
      return typeof value === 'number' && Number.isInteger(value) && value >= parameter.minimum && value <= parameter.maximum;
    case 'ratio': {
      const [ratio, widest, tallest] = [typeof value === 'string' ? value : '', parameter.widest, parameter.tallest].map(readRatio);
      // Both ends included; the small slack forgives the rounding of a division.
      return ratio != null && ratio <= (widest ?? 0) + 1e-9 && ratio >= (tallest ?? 0) - 1e-9;
    }
    case 'choice':
      return typeof value === 'string' && parameter.values.includes(value);
    case 'switch':
      return typeof value === 'boolean';
  }
}

/** Checks the chosen parameters against the model's table; a sentence, without its full stop, for each that does not fit. */
export function parameterProblems(model: Model, parameters: Parameters): readonly Message[] {
  return Object.entries(parameters).flatMap(([field, value]) => {
    const parameter = model.parameters.find((candidate) => candidate.field === field);
    if (parameter === undefined) return [say('parameter.none', { model: model.name, field })];
    return fits(parameter, value) ? [] : [problemWith(parameter)];
  });
}

function problemWith(parameter: Parameter): Message {
  const field = nameOfField(parameter.field);
  switch (parameter.kind) {
    case 'seed':
    case 'level':
      return say('parameter.wholeNumber', { field, least: parameter.minimum, most: parameter.maximum });
    case 'ratio':
      return say('parameter.ratio', { field, widest: parameter.widest, tallest: parameter.tallest });
    case 'choice':
      return say('parameter.choice', { field, values: parameter.values.join(', ') });
    case 'switch':
      return say('parameter.switch', { field });
  }
}

/** The ends of sentences as sentences, one after the other; there must be one. */
export function inARow([first, ...rest]: readonly Message[]): Message {
  const sentence = say('parameter.sentence', { words: first ?? '' });
  return rest.length === 0 ? sentence : say('parameter.row', { first: sentence, rest: inARow(rest) });
}

const fieldNames: Readonly<Record<string, Message>> = {
  aspect_ratio: say('field.aspect_ratio'),
  output_format: say('field.output_format'),
  seed: say('field.seed'),
  prompt_upsampling: say('field.prompt_upsampling'),
  safety_tolerance: say('field.safety_tolerance'),
};

/** By the name that a language has for it; else as the service calls it. */
const nameOfField = (field: string): Value => (Object.hasOwn(fieldNames, field) ? (fieldNames[field] ?? field) : field);
