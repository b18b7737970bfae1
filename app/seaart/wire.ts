// The shapes of SeaArt's queue API, parsed once. Unknown keys are ignored; nothing here throws on what a server says.
import type { NamedRequest, Output } from './named-request.ts';
import { withoutKey } from '../without-key.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** Undefined for what is no JSON, since null is a value of it. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const asText = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
const asNumber = (value: Json | undefined): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/** What went wrong in the service's own words. `code` is the most telling one found, as text. */
export type WireError = { readonly message: string; readonly code: string };

function messageIn(value: Json | undefined): string | null {
  if (typeof value === 'string') return asText(value);
  if (Array.isArray(value)) {
    const parts = value.filter(isObject).map((entry) => {
      const where = Array.isArray(entry['loc']) ? entry['loc'].filter((part) => part !== 'body').join('.') : '';
      const words = asText(entry['msg']) ?? asText(entry['message']) ?? '';
      return where === '' ? words : `${where}: ${words}`;
    });
    return asText(parts.filter((part) => part !== '').join('; '));
  }
  if (isObject(value)) return asText(value['message']) ?? asText(value['error_message']) ?? asText(value['msg']);
  return null;
}

/** Reads every error form the platform is known to use, most telling first. */
export function readError(body: string, status: number): WireError {
  const json = parseJson(body);
  if (!isObject(json)) {
    const words = body
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 300);
    return { message: words === '' ? `HTTP ${status}` : words, code: String(status) };
  }
  const { error, detail } = json;
  const envelope = isObject(json['status']) ? json['status'] : {};
  const explanation = messageIn(error) ?? messageIn(detail) ?? messageIn(envelope) ?? asText(json['message']);
  // "Task execution failed" says little; the model owner's own words ("Content Moderated") say why.
  const provider = messageIn(json['provider_error']);
  const message =
    explanation === null
      ? (provider ?? `HTTP ${status}`)
      : provider === null || explanation.includes(provider)
        ? explanation
        : `${explanation} · ${provider}`;
  const codes: (Json | undefined)[] = [
    json['error_type'],
    isObject(error) ? error['code'] : undefined,
    envelope['error_code'],
    json['error_code'],
    envelope['code'],
  ];
  const code = codes.find((value) => (typeof value === 'string' && value !== '') || typeof value === 'number');
  return { message: message.slice(0, 1000), code: code === undefined ? String(status) : String(code) };
}

/** A create's answer. A 2xx body with `request_id` and no error names the request; anything else does not. */
export function readCreated(body: string, endpoint: string): NamedRequest | null {
  const json = parseJson(body);
  if (!isObject(json) || hasError(json) || messageIn(json['detail']) !== null) return null;
  const requestId = asText(json['request_id']);
  if (requestId === null || requestId.length > 512 || !isAddressable(requestId)) return null;
  return {
    requestId,
    endpoint,
    responseUrl: asText(json['response_url']),
    statusUrl: asText(json['status_url']),
    cancelUrl: asText(json['cancel_url']),
  };
}

/** An id that can stand in a path: no lone surrogate, not a step up. */
function isAddressable(requestId: string): boolean {
  return requestId.isWellFormed() && !/^\.{1,2}$/.test(requestId);
}

/** Empty in any form is no error: a picture may be there. */
function hasError(json: JsonObject): boolean {
  const { error } = json;
  if (typeof error === 'object' && error !== null) return Object.keys(error).length > 0;
  return error !== undefined && error !== null && error !== '' && error !== false && error !== 0;
}

export type WireStatus =
  | { readonly kind: 'queued'; readonly position: number | null }
  | { readonly kind: 'running' }
  | { readonly kind: 'completed' }
  | { readonly kind: 'ended'; readonly error: WireError }
  /** A body that says nothing we know: keep asking. */
  | { readonly kind: 'strange' };

const endWords = new Set(['FAILED', 'ERROR', 'CANCELED', 'CANCELLED']);
const runningWords = new Set(['IN_PROGRESS', 'RUNNING']);
const queuedWords = new Set(['IN_QUEUE', 'QUEUED', 'PENDING']);

/** A status body (also what `/response` gives before the end). An id that is not the one asked for is strange. */
export function readStatus(body: string, requestId: string): WireStatus {
  const json = parseJson(body);
  if (!isObject(json)) return { kind: 'strange' };
  const named = asText(json['request_id']);
  if (named !== null && named !== requestId) return { kind: 'strange' };
  const word = (asText(json['status']) ?? '').toUpperCase();
  if (endWords.has(word)) {
    const error = readError(body, 200);
    return { kind: 'ended', error: word.startsWith('CANCEL') ? { ...error, code: 'CANCELED' } : error };
  }
  if (word === 'COMPLETED') return hasError(json) ? { kind: 'ended', error: readError(body, 200) } : { kind: 'completed' };
  if (runningWords.has(word)) return { kind: 'running' };
  if (queuedWords.has(word)) {
    const position = asNumber(json['queue_position']);
    return { kind: 'queued', position: position !== null && position > 0 ? position : null };
  }
  return { kind: 'strange' };
}

export type WireResponse =
  | { readonly kind: 'outputs'; readonly outputs: readonly Output[] }
  | { readonly kind: 'ended'; readonly error: WireError }
  | { readonly kind: 'strange' };

/** A result body: `outputs[]`, or the older `output[].content[]`. Only pictures with an address count. */
export function readResponse(body: string, requestId: string): WireResponse {
  const json = parseJson(body);
  if (!isObject(json)) return { kind: 'strange' };
  const named = asText(json['request_id']);
  if (named !== null && named !== requestId) return { kind: 'strange' };
  if (hasError(json)) return { kind: 'ended', error: readError(body, 200) };
  const { outputs, output } = json;
  if (!Array.isArray(outputs) && !Array.isArray(output))
    return messageIn(json['detail']) === null ? { kind: 'strange' } : { kind: 'ended', error: readError(body, 200) };
  const listed = Array.isArray(outputs) ? picturesIn(outputs) : [];
  return { kind: 'outputs', outputs: listed.length > 0 || !Array.isArray(output) ? listed : picturesIn(output.flatMap(contentOf)) };
}

function picturesIn(entries: readonly Json[]): readonly Output[] {
  return entries
    .filter(isObject)
    .map(readOutput)
    .filter((output) => output !== null);
}

function contentOf(entry: Json): readonly Json[] {
  if (!isObject(entry)) return [];
  return Array.isArray(entry['content']) ? entry['content'] : [entry];
}

const pictureWords = /^(?:image|png|jpe?g|webp|avif)(?:\/|$)/i;

function readOutput(entry: JsonObject): Output | null {
  const url = asText(entry['url']);
  const contentType = asText(entry['content_type']);
  const type = asText(entry['type']);
  // What its bytes are is seen when they come.
  const isPicture =
    type === null ? /^(?:image\/|(?:application|binary)\/octet-stream)/i.test(contentType ?? 'image/') : pictureWords.test(type);
  if (url === null || !isPicture || !/^(https?:\/\/|data:image\/)/i.test(url)) return null;
  return { url, contentType, width: asNumber(entry['width']), height: asNumber(entry['height']) };
}

/** A cancel's answer, by its code and word. */
export function readCancel(status: number, body: string): 'requested' | 'already-completed' | 'not-found' | 'not-possible' {
  const json = parseJson(body);
  const word = isObject(json) ? (asText(json['status']) ?? '').toUpperCase() : '';
  if (word === 'ALREADY_COMPLETED') return 'already-completed';
  if (status >= 200 && status < 300) return 'requested';
  return status === 404 ? 'not-found' : 'not-possible';
}

const longestText = 2000;

/** An answer as it is kept in the record: no picture bytes, no key, bounded in size and depth. */
export function forKeeping(body: string, key: string): Json {
  const json = parseJson(body);
  return json === undefined ? withoutKey(body, key).slice(0, longestText) : shorten(json, key, 0);
}

// The key is looked for in the parsed strings: JSON has many spellings of one text.
function shorten(value: Json, key: string, depth: number): Json {
  if (typeof value === 'string') {
    const clean = withoutKey(value, key);
    return clean.length <= longestText ? clean : `${clean.slice(0, 60)}… (${clean.length} characters)`;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= 6) return '…';
  if (Array.isArray(value)) return value.slice(0, 50).map((entry) => shorten(entry, key, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 60)
      .map(([name, entry]) => [withoutKey(name, key).slice(0, longestText), shorten(entry, key, depth + 1)]),
  );
}
