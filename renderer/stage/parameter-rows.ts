// An edit's parameters as names and values a person reads, the model's defaults filled in.
import type { Model, Parameter, Parameters } from '../../app/models/model.ts';
import { assertNever } from '../state/assert-never.ts';
import { valueOf } from '../state/parameters.ts';
import { text } from '../text/text.ts';

function valueWords(parameter: Parameter, parameters: Parameters): string {
  const value = valueOf(parameter, parameters);
  switch (parameter.kind) {
    case 'seed':
      return value === null ? text.stage.info.random : String(value);
    case 'ratio':
      return value === null ? text.compose.asImage1 : String(value);
    case 'choice':
      return String(value).toUpperCase();
    case 'switch':
      return value === true ? text.compose.on : text.compose.off;
    case 'level':
      return text.compose.safetyLevel(Number(value));
    default:
      return assertNever(parameter);
  }
}

export const parameterRows = (model: Model, parameters: Parameters): (readonly [string, string])[] =>
  model.parameters.map((parameter) => [text.compose.fieldName(parameter.field), valueWords(parameter, parameters)] as const);
