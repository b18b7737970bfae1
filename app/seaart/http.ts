// What the protocol asks of the network. A test passes values in its place.
import type { BodyPiece } from '../models/body-piece.ts';

export type HttpAsk = {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: readonly BodyPiece[];
  /** How long no byte may move, and how long the whole exchange may take. */
  readonly idleMs: number;
  readonly totalMs: number;
  /** Most bytes of the answer that are read. */
  readonly maxBytes: number;
};

export type HttpAnswer =
  /** An answer came. `complete` is false when its body was cut short or too long. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly complete: boolean;
    }
  /** No byte of the request can have reached the service. */
  | { readonly kind: 'never-sent'; readonly code: string }
  /** Something was sent and no answer came. */
  | { readonly kind: 'lost'; readonly code: string };

export type Http = {
  /** Sends exactly once, on a fresh connection, follows no redirect, repeats nothing. Never rejects. */
  readonly send: (ask: HttpAsk) => Promise<HttpAnswer>;
};
