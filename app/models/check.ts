// What fits a model: ratios, sizes and parameters. The one truth for window, main, command and rehearsal; no schemas, so that the window may use it.
import type { Model, Parameter, Parameters, Size } from './model.ts';

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

/** Checks the chosen parameters against the model's table; a sentence for each that does not fit. */
export function parameterProblems(model: Model, parameters: Parameters): readonly string[] {
  return Object.entries(parameters).flatMap(([field, value]) => {
    const parameter = model.parameters.find((candidate) => candidate.field === field);
    if (parameter === undefined) return [`${model.name} has no parameter “${field}”.`];
    return fits(parameter, value) ? [] : [problemWith(parameter)];
  });
}

function problemWith(parameter: Parameter): string {
  const { field } = parameter;
  switch (parameter.kind) {
    case 'seed':
    case 'level':
      return `${field} must be a whole number from ${parameter.minimum} to ${parameter.maximum}.`;
    case 'ratio':
      return `${field} must be width:height from ${parameter.widest} to ${parameter.tallest}.`;
    case 'choice':
      return `${field} must be one of ${parameter.values.join(', ')}.`;
    case 'switch':
      return `${field} must be true or false.`;
  }
}
