// The body of a create as one flat object: the instruction, what was chosen, then the pictures, each as raw base64 or as its address.
import type { SendablePicture, BodyPiece } from './body-piece.ts';
import type { Model, Sendable } from './model.ts';
import { maxInputs } from './roles.ts';

/** Only fields that the model has; pictures in contiguous fields, or all in its list. Throws when they are more than its places. */
export function flatBody(model: Model, { prompt, parameters, prepared }: Sendable): readonly BodyPiece[] {
  const max = maxInputs(model);
  if (prepared.length > max) throw new Error(`${model.id} takes ${max} pictures, not ${prepared.length}`);
  const known = new Set(model.parameters.map(({ field }) => field));
  const fields: Record<string, unknown> = { [model.instruction]: prompt };
  for (const [field, value] of Object.entries(parameters)) if (known.has(field)) fields[field] = value;
  return [text(JSON.stringify(fields).slice(0, -1)), ...picturePieces(model, prepared), text('}')];
}

function picturePieces({ inputs }: Model, prepared: readonly SendablePicture[]): readonly BodyPiece[] {
  if (inputs.kind === 'fields') return prepared.flatMap((picture, i) => quoted(`,${JSON.stringify(inputs.fields[i])}:`, picture));
  if (prepared.length === 0) return [];
  const list = `,${JSON.stringify(inputs.field)}:[`;
  return [...prepared.flatMap((picture, i) => quoted(i === 0 ? list : ',', picture)), text(']')];
}

function quoted(before: string, one: SendablePicture): readonly BodyPiece[] {
  if (one.sent === null) return [text(`${before}${JSON.stringify(one.address)}`)];
  return [text(`${before}"`), { kind: 'base64', path: one.path, bytes: one.sent.bytes }, text('"')];
}

function text(words: string): BodyPiece {
  return { kind: 'text', text: words };
}
