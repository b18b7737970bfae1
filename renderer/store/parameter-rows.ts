// An edit's parameters as names and values a person reads, the model's defaults filled in.
import type { EditRecord } from '../../app/edits/record.ts';
import type { Model, Parameter, Parameters } from '../../app/models/model.ts';
import { assertNever } from '../../app/assert-never.ts';
import { findModel } from '../../app/models/models.ts';
import { choiceWords, valueOf } from './parameters.ts';
import { text } from '../text/text.ts';

function valueWords(parameter: Parameter, parameters: Parameters): string {
  const value = valueOf(parameter, parameters);
  switch (parameter.kind) {
    case 'seed':
      return value === null ? text.stage.info.random : String(value);
    case 'ratio':
      return value === null ? text.compose.asImage1 : String(value);
    case 'choice':
      return choiceWords(parameter, String(value));
    case 'switch':
      return value === true ? text.compose.on : text.compose.off;
    case 'level':
      return parameter.role === 'safety' ? text.compose.safetyLevel(Number(value)) : String(value);
    default:
      return assertNever(parameter);
  }
}

type Rows = readonly (readonly [string, string])[];

const parameterRows = (model: Model, parameters: Parameters): Rows =>
  model.parameters.map((parameter) => [text.compose.roleName(parameter.role), valueWords(parameter, parameters)] as const);

/** As they are named where they were written. */
const ownRows = (parameters: Parameters): Rows =>
  Object.entries(parameters).map(([name, value]) => [text.compose.fieldName(name), String(value)] as const);

/** Of the parameters of a model of the table, every one with its value; of another, those that are there. */
export function rowsOf(model: string, parameters: Parameters): Rows {
  const known = findModel(model);
  return known === null ? ownRows(parameters) : parameterRows(known, parameters);
}

/** Of an imported edit, what its recipe said, in the words of the program that made it. */
export function recipeRows({ model, request, imported }: EditRecord): Rows {
  if (imported === undefined) return rowsOf(model, request.parameters);
  if (imported.program !== undefined) {
    return [
      [text.out.info.editedIn, imported.program],
      [text.out.info.savedAs, imported.file],
    ];
  }
  const words = text.stage.info;
  const dialect = Object.entries(text.compose.dialects).find(([from]) => from === imported.from)?.[1] ?? imported.from;
  return [
    ...(imported.negativePrompt === undefined ? [] : [[words.negative, imported.negativePrompt] as const]),
    ...ownRows(request.parameters),
    [words.imported, words.importedFrom(dialect, imported.file)],
  ];
}
