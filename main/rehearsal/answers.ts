// The service's answers, as its pages print them.
import type { Misbehaviour } from './misbehave.ts';

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is instead of JSON. */
  readonly html?: string;
};

/** 26 characters of Crockford's alphabet from 130 random bits or more. */
export function makeRequestId(random: Uint8Array): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
  return `mmsu_${Array.from(random.subarray(0, 26), (byte) => alphabet[byte % 32]).join('')}`;
}

export const unauthorized = (traceId: string): Answer => ({
  status: 401,
  body: { error: { code: 'UNAUTHORIZED', message: 'Authorization Bearer or Key token is required' }, request_id: traceId },
});

export const rateLimited = (traceId: string): Answer => ({
  status: 429,
  headers: { 'Retry-After': '1' },
  body: { error: { code: 'RATE_LIMIT_EXCEEDED', message: 'Rate limit exceeded, please try again later' }, request_id: traceId },
});

export const noBalance: Answer = {
  status: 402,
  body: { status: { code: 402, message: 'Insufficient credits', error_code: 40201 }, data: null },
};
export const modelDenied: Answer = { status: 403, body: { detail: 'Model not allowed for this user' } };
export const runtimeFailed: Answer = { status: 500, body: { detail: 'Runtime execution failed' } };
export const unavailable: Answer = { status: 503, body: { detail: 'Service temporarily unavailable' } };
export const badGateway: Answer = {
  status: 502,
  body: null,
  html: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n',
};
export const noWebhook: Answer = { status: 400, body: { detail: 'webhook not supported' } };
export const noStream: Answer = { status: 400, body: { detail: 'SSE streaming not supported' } };
export const notFound: Answer = { status: 404, body: { detail: 'Not Found' } };
export const noRequest: Answer = { status: 404, body: { detail: 'Request not found' } };
export const notAllowed: Answer = { status: 405, body: { detail: 'Method Not Allowed' } };
export const bodyTooLarge: Answer = { status: 413, body: { detail: 'Request body too large' } };
export const badImage: Answer = { status: 400, body: { status: { code: 400, message: 'invalid image format' }, data: null } };
export const appNotFound = (endpoint: string): Answer => ({ status: 404, body: { detail: `App not found: ${endpoint}` } });
export const invalidField = (field: string | null, msg: string, type: string): Answer => ({
  status: 422,
  body: { detail: [{ loc: field === null ? ['body'] : ['body', field], msg, type }] },
});

/** How a task can end without a picture. */
export type Ending = { readonly error: unknown; readonly error_type: string; readonly provider_error?: unknown };

export const endings: Readonly<Partial<Record<Misbehaviour, Ending>>> = {
  blocked: { error: 'Content Moderated', error_type: 'CONTENT_BLOCKED' },
  fail: { error: 'Task execution failed', error_type: 'INFERENCE_FAILURE' },
  timeout: { error: 'Task execution timed out', error_type: 'INFERENCE_TIMEOUT' },
  invalid: {
    error: 'Image dimensions must be in [384, 5000], got 5504x3072',
    error_type: 'REQUEST_INVALID',
    provider_error: { code: 'InvalidParameter', message: 'Image dimensions must be in [384, 5000], got 5504x3072', task_status: 'FAILED' },
  },
  internal: { error: { code: 500, message: 'Internal server error' }, error_type: 'INTERNAL_SERVER_ERROR' },
};

export const cancelledEnding: Ending = { error: 'Task was canceled', error_type: 'CANCELED' };

/** What an answer to a request is: values, an aborted connection, or a picture's bytes. */
export type Outcome = Answer | 'cut' | { readonly file: string; readonly mediaType: string; readonly truncated: boolean };
