// What the pretended service can be told to do, and what it knows of what it was asked.
import type { Heard } from './raw-http.ts';

export type Operation = 'create' | 'status' | 'response' | 'cancel' | 'download';

/** What happens to one request in place of the usual. What is absent stays as usual. */
export type Step = {
  /** The line is cut when so many bytes of the request's body have come; 0: when its head is there. Nothing is made, nothing answered. */
  readonly cutRequestAfter?: number;
  /** Whether a create makes a task; absent: when the answer is a 2xx. */
  readonly makes?: boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Values are sent as JSON; texts and bytes as they are. */
  readonly body?: unknown;
  /** A Content-Length that lies; null: none. */
  readonly claimLength?: number | null;
  /** Only so many bytes of the raw answer are sent, and then? Absent: all, and FIN. */
  readonly cutAnswerAfter?: number;
  readonly ending?: 'fin' | 'reset' | 'silence';
  /** One byte of the answer at a time, so many ms apart. */
  readonly dripMs?: number;
  /** Called when the request is whole; the answer waits for it. */
  readonly before?: () => void | Promise<void>;
};

/** A status word, or a whole status body (`request_id` is added). */
export type Told = string | Readonly<Record<string, unknown>>;

export type Task = {
  readonly requestId: string;
  readonly endpoint: string;
  /** The create's body as JSON. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the nth status answer says; the last one stays. */
  pace: readonly Told[];
  asks: number;
  readonly pictures: readonly Buffer[];
};

export type Create = { readonly heard: Heard; requestId: string | null };

export type Behaviour = {
  pace: readonly Told[];
  /** Where the three URLs and the results point to. */
  urls: 'service' | 'elsewhere';
  results: 'service' | 'elsewhere';
  shape: 'outputs' | 'output.content';
  /** `takes`: 202, then CANCELED. `too-late`: 202, then it finishes. */
  cancel: 'takes' | 'too-late' | 'already-completed' | 'not-found' | 'not-supported';
  /** The bytes of the nth task's results. */
  pictures: (nth: number) => Promise<readonly Buffer[]>;
  contentType: string;
};

export const usualPace: readonly Told[] = ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED'];
/** Ends at the first question, for tests that are about something else. */
export const quickPace: readonly Told[] = ['COMPLETED'];
