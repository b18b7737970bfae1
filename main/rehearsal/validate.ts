// Reads the body of a create by the table of models: every field known, every value in its range, as the reference states them.
import { fits, readRatio } from '../../app/models/check.ts';
import type { Model, Parameter, Parameters, Size } from '../../app/models/model.ts';
import { chosenSize, maxInputs, resultsOf, valueOfRole } from '../../app/models/roles.ts';
import { isWebAddress } from '../../app/pictures/web-address.ts';
import type { Answer } from './answers.ts';
import { badImage, invalidField, noWebhook } from './answers.ts';

export type CreateBody = {
  readonly prompt: string;
  readonly seed: number | null;
  readonly ratio: string | null;
  /** In pixels, of a model that has sizes to choose. */
  readonly size: Size | null;
  readonly results: number;
  readonly outputFormat: 'png' | 'jpeg';
  /** Bytes of the pictures, or their addresses, in the order of their fields. */
  readonly pictures: readonly (Buffer | string)[];
};

export type Validated = { readonly ok: true; readonly body: CreateBody } | { readonly ok: false; readonly answer: Answer };

/** Reads what came as a create's body; the answer of a refusal where the reference of the model does not allow it. */
export function validateCreate(model: Model, raw: unknown): Validated {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return refuse(invalidField(null, 'value is not a valid dict', 'type_error.dict'));
  const fields = new Map(Object.entries(raw));
  if ([...fields.keys()].some((field) => /webhook/i.test(field))) return refuse(noWebhook);
  const prompt = fields.get(model.instruction);
  if (typeof prompt !== 'string') return refuse(noInstruction(model, prompt));
  const refused = wrongField(model, fields);
  if (refused !== null) return refuse(refused);
  const pictures = readPictures(model, fields);
  if (pictures === null) return refuse(badImage);
  return { ok: true, body: { prompt, ...readChosen(model, fields), pictures } };
}

type Fields = ReadonlyMap<string, unknown>;

const noInstruction = ({ instruction }: Model, given: unknown): Answer =>
  given === undefined
    ? invalidField(instruction, 'field required', 'value_error.missing')
    : invalidField(instruction, 'str type expected', 'type_error.str');

/** The first field that is not the model's, or whose value is out of its range; null where all are well. */
function wrongField(model: Model, fields: Fields): Answer | null {
  for (const [field, value] of fields) {
    if (field === model.instruction || isInput(model, field)) continue;
    const parameter = model.parameters.find((known) => known.field === field);
    if (parameter === undefined) return invalidField(field, 'extra fields not permitted', 'value_error.extra');
    const trouble = value === null ? null : wrongValue(parameter, value);
    if (trouble !== null) return invalidField(field, trouble, 'value_error');
  }
  return null;
}

/** The chosen parameters by their roles. */
function readChosen(model: Model, fields: Fields): Omit<CreateBody, 'prompt' | 'pictures'> {
  const chosen = Object.fromEntries([...fields].filter(([, value]) => value !== null)) as Parameters;
  const [seed, ratio] = [valueOfRole(model, 'seed', chosen), valueOfRole(model, 'ratio', chosen)];
  return {
    seed: typeof seed === 'number' ? seed : null,
    ratio: typeof ratio === 'string' ? ratio : null,
    size: chosenSize(model, chosen),
    results: resultsOf(model, chosen),
    outputFormat: valueOfRole(model, 'format', chosen) === 'jpeg' ? 'jpeg' : 'png',
  };
}

/** Null where they are too many, or one of them is no picture. */
function readPictures(model: Model, fields: Fields): CreateBody['pictures'] | null {
  const pictures: (Buffer | string)[] = [];
  const given = picturesIn(model, fields);
  if (given === null || given.length > maxInputs(model)) return null;
  for (const value of given) {
    const picture = typeof value !== 'string' ? null : isWebAddress(value) ? value : readBase64(value);
    if (picture === null) return null;
    pictures.push(picture);
  }
  return pictures;
}

const isInput = ({ inputs }: Model, field: string): boolean =>
  inputs.kind === 'fields' ? inputs.fields.includes(field) : inputs.field === field;

/** What stands where pictures belong, in order; null when a list is none. */
function picturesIn({ inputs }: Model, fields: Fields): readonly unknown[] | null {
  if (inputs.kind === 'fields')
    return inputs.fields.map((field) => fields.get(field)).filter((value) => value !== undefined && value !== null);
  const list = fields.get(inputs.field) ?? [];
  return Array.isArray(list) ? (list as readonly unknown[]) : null;
}

/** What is wrong with a value, or null. */
function wrongValue(parameter: Parameter, value: unknown): string | null {
  switch (parameter.kind) {
    case 'seed':
      // The reference says any integer; the table's range is what this program offers.
      return Number.isSafeInteger(value) ? null : 'value is not a valid integer';
    case 'level':
      if (!Number.isSafeInteger(value)) return 'value is not a valid integer';
      return fits(parameter, value) ? null : `ensure this value is between ${parameter.minimum} and ${parameter.maximum}`;
    case 'switch':
      return fits(parameter, value) ? null : 'value could not be parsed to a boolean';
    case 'choice':
      return fits(parameter, value) ? null : `value must be one of ${parameter.values.join(', ')}`;
    case 'ratio': {
      if (typeof value !== 'string' || readRatio(value) === null) return 'value must look like "16:9"';
      return fits(parameter, value) ? null : `ratio must be between ${parameter.widest} and ${parameter.tallest}`;
    }
  }
}

/** Raw base64, with or without the `data:` prefix that nobody documents. */
function readBase64(value: string): Buffer | null {
  const text = value.startsWith('data:') ? value.slice(value.indexOf(',') + 1) : value;
  if (text.length === 0) return null;
  const bytes = Buffer.from(text, 'base64');
  // Buffer skips what is not base64; the length tells.
  return Math.abs(bytes.byteLength - Math.floor((text.replace(/=+$/, '').length * 3) / 4)) <= 1 ? bytes : null;
}

function refuse(answer: Answer): Validated {
  return { ok: false, answer };
}
