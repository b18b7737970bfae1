// What Run would send: expected size, warnings. Pure.
import { unlike } from '../composite/sizes.ts';
import type { Picture, PreflightWarning } from './picture.ts';
import { nearestSize } from '../models/check.ts';
import type { Model, Parameters, Size } from '../models/model.ts';
import { chosenRatio, chosenSize } from '../models/roles.ts';
import { viewSize } from '../pictures/input-view.ts';
import { addressSent, isUnseen } from '../pictures/web-address.ts';
import type { EditRequest, SentPicture } from './record.ts';
import { estimateTokens } from './tokens.ts';

/** About what size comes back: the size or ratio asked for, else the ratio of the first picture, else square. */
export function expectedSize(model: Model, parameters: Parameters, first: Size | null): Size {
  const ratio = chosenRatio(model, parameters) ?? (first === null ? 1 : first.width / first.height);
  return chosenSize(model, parameters) ?? nearestSize(model.outputSizes, ratio);
}

/** The same of a first input as it is sent; null where it follows from a picture that nobody here has seen. */
export function expectedFrom(model: Model, parameters: Parameters, first: EditRequest['inputs'][number] | null): Size | null {
  const isAsked = chosenRatio(model, parameters) !== null || chosenSize(model, parameters) !== null;
  if (first !== null && isUnseen(first) && !isAsked) return null;
  return expectedSize(model, parameters, first === null ? null : viewSize(first));
}

const heavyBodyBytes = 25_000_000;
/** Ratios closer than this are not worth a warning about cropping. */
const noticeableCrop = 0.04;

/** What the person may want to know before it is paid for. None of it hinders the edit; the order is that of the checks. */
export function warningsOf(options: {
  model: Model;
  request: Pick<EditRequest, 'prompt' | 'inputs' | 'parameters'>;
  /** Null for a picture whose address is sent. */
  sent: readonly (SentPicture | null)[];
  /** What is known of the inputs, in their order. */
  given: readonly Pick<Picture, 'hasLocation' | 'noOpaquePixel'>[];
  paidBefore: string | null;
}): readonly PreflightWarning[] {
  const { model, request, sent, given } = options;
  const warnings: PreflightWarning[] = [];
  if (request.prompt.trim() === '') warnings.push({ kind: 'no-prompt' });
  const tokens = estimateTokens(request.prompt);
  if (tokens > model.promptTokens) warnings.push({ kind: 'prompt-long', tokens, limit: model.promptTokens });
  const first = request.inputs[0];
  if (first !== undefined && !isUnseen(first)) {
    const from = viewSize(first);
    const to = expectedSize(model, request.parameters, from);
    if (unlike(from, to) > noticeableCrop) warnings.push({ kind: 'crop', from, to });
    if (from.width * from.height > to.width * to.height * 1.2) warnings.push({ kind: 'smaller-than-original', from, to });
  }
  const bytes = sent.reduce((sum, picture) => sum + Math.ceil((picture?.bytes ?? 0) / 3) * 4, 0);
  if (given.some(({ hasLocation }, at) => hasLocation && sent[at]?.steps.includes('untouched') === true))
    warnings.push({ kind: 'location-kept' });
  const places = request.inputs.flatMap((input, at) => (addressSent(input) === null ? [] : [at + 1]));
  if (places.length > 0) warnings.push({ kind: 'address-sent', places });
  if (given.some(({ noOpaquePixel }) => noOpaquePixel === true)) warnings.push({ kind: 'no-opaque-pixel' });
  if (bytes > heavyBodyBytes) warnings.push({ kind: 'body-large', bytes });
  if (options.paidBefore !== null) warnings.push({ kind: 'paid-before', editId: options.paidBefore });
  return warnings;
}
