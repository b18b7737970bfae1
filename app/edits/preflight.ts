// What Run would send: expected size, warnings, and whether the very same was paid for before. Pure.
import type { PreflightWarning } from '../ipc.ts';
import type { Model, Parameters, Size } from '../models/model.ts';
import type { EditRecord, EditRequest, EditState, SentPicture } from './record.ts';

/** "W:H" as width over height; null when it is no ratio. */
export function readRatio(text: string): number | null {
  const match = /^(\d{1,4}):(\d{1,4})$/.exec(text);
  const width = Number(match?.[1] ?? 0);
  const height = Number(match?.[2] ?? 0);
  return width > 0 && height > 0 ? width / height : null;
}

/** The size of the model's list nearest to a ratio, compared as proportions so that 2:1 and 1:2 are treated alike. */
export function nearestSize(model: Model, ratio: number): Size {
  const distance = (size: Size): number => Math.abs(Math.log(size.width / size.height / ratio));
  return model.outputSizes.reduce((best, size) => (distance(size) < distance(best) ? size : best));
}

/** About what size comes back: the ratio asked for, else that of the first picture, else square. */
export function expectedSize(model: Model, parameters: Parameters, first: Size | null): Size {
  const asked = parameters['aspect_ratio'];
  const ratio = typeof asked === 'string' ? readRatio(asked) : null;
  return nearestSize(model, ratio ?? (first === null ? 1 : first.width / first.height));
}

/**
 * About how many tokens the model's text encoder makes of an instruction. An estimate: words of Latin script in pieces of
 * about six letters, one for each other letter or mark.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{N}']+|[^\s]/gu)) {
    tokens += piece.length > 1 ? Math.ceil(piece.length / 6) : 1;
  }
  return tokens;
}

const heavyBodyBytes = 25_000_000;
/** Ratios closer than this are not worth a warning about cropping. */
const noticeableCrop = 0.04;

export function warningsOf(options: {
  model: Model;
  request: Pick<EditRequest, 'prompt' | 'inputs' | 'parameters'>;
  sent: readonly SentPicture[];
  paidBefore: string | null;
}): readonly PreflightWarning[] {
  const { model, request, sent } = options;
  const warnings: PreflightWarning[] = [];
  if (request.prompt.trim() === '') warnings.push({ kind: 'no-prompt' });
  const tokens = estimateTokens(request.prompt);
  if (tokens > model.promptTokens) warnings.push({ kind: 'prompt-long', tokens, limit: model.promptTokens });
  const first = request.inputs[0];
  if (first !== undefined) {
    const from = { width: first.width, height: first.height };
    const to = expectedSize(model, request.parameters, from);
    const drift = Math.abs(Math.log(from.width / from.height / (to.width / to.height)));
    if (drift > noticeableCrop) warnings.push({ kind: 'crop', from, to });
    if (from.width * from.height > to.width * to.height * 1.2) warnings.push({ kind: 'smaller-than-original', from, to });
  }
  const bytes = sent.reduce((sum, picture) => sum + Math.ceil(picture.bytes / 3) * 4, 0);
  if (bytes > heavyBodyBytes) warnings.push({ kind: 'body-large', bytes });
  if (options.paidBefore !== null) warnings.push({ kind: 'paid-before', editId: options.paidBefore });
  return warnings;
}

/** Text that is equal for two requests exactly when the service must give the same picture: null when it need not (random seed, words rewritten). */
export function repeatKey(model: string, request: Pick<EditRequest, 'prompt' | 'inputs' | 'parameters'>): string | null {
  const { parameters } = request;
  if (typeof parameters['seed'] !== 'number' || parameters['prompt_upsampling'] === true) return null;
  const chosen = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([model, request.prompt, request.inputs.map((input) => input.sha256), chosen]);
}

const madeNothing: ReadonlySet<EditState> = new Set(['failed', 'blocked', 'cancelled']);

/** Whether running the same again would, or may, be paid twice: all but what ended without a picture, or was forgotten before it had a name. */
export function wasPaid(record: EditRecord): boolean {
  if (record.service.rehearsal || record.imported !== undefined || madeNothing.has(record.state)) return false;
  return record.state !== 'lost' || record.named !== null;
}

/** Checks the chosen parameters against the model's table; a sentence for each that does not fit. */
export function parameterProblems(model: Model, parameters: Parameters): readonly string[] {
  return Object.entries(parameters).flatMap(([field, value]) => {
    const parameter = model.parameters.find((candidate) => candidate.field === field);
    if (parameter === undefined) return [`${model.name} has no parameter “${field}”.`];
    switch (parameter.kind) {
      case 'seed':
      case 'level': {
        const fits = typeof value === 'number' && Number.isInteger(value) && value >= parameter.minimum && value <= parameter.maximum;
        return fits ? [] : [`${field} must be a whole number from ${parameter.minimum} to ${parameter.maximum}.`];
      }
      case 'ratio': {
        const ratio = typeof value === 'string' ? readRatio(value) : null;
        const fits =
          ratio !== null && ratio <= (readRatio(parameter.widest) ?? 0) + 1e-9 && ratio >= (readRatio(parameter.tallest) ?? 0) - 1e-9;
        return fits ? [] : [`${field} must be width:height from ${parameter.widest} to ${parameter.tallest}.`];
      }
      case 'choice':
        return typeof value === 'string' && parameter.values.includes(value)
          ? []
          : [`${field} must be one of ${parameter.values.join(', ')}.`];
      case 'switch':
        return typeof value === 'boolean' ? [] : [`${field} must be true or false.`];
    }
  });
}
