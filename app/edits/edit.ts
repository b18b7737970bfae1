// The states of an edit and the only legal moves between them. An illegal move is a bug and throws.
import type { Failure } from '../failure.ts';
import type { EditRecord, EditState, Result, SentPicture } from './record.ts';
import type { NamedRequest, Output } from '../seaart/named-request.ts';

/** A create's body as it leaves: bytes on the wire and their SHA-256. */
export type Posted = { readonly bytes: number; readonly sha256: string };

/** A step of an edit's life, with what it brings. */
export type Move =
  /** About to send: written down, durable, before the first byte leaves. `sent` has one entry for each input, in order; null for an address. */
  | { readonly to: 'submitting'; readonly sent: readonly (SentPicture | null)[]; readonly posted: Posted | null }
  /** Back in line: it is certain that the service made nothing. */
  | { readonly to: 'waiting'; readonly because: string }
  /** The service named the request. */
  | { readonly to: 'queued'; readonly named: NamedRequest }
  | { readonly to: 'running' }
  | { readonly to: 'saving'; readonly outputs: readonly Output[] }
  | { readonly to: 'done'; readonly results: readonly Result[] }
  /** The answer to the create was lost: it may have been accepted. */
  | { readonly to: 'unknown'; readonly failure: Failure }
  | { readonly to: 'failed' | 'blocked' | 'lost'; readonly failure: Failure }
  | { readonly to: 'cancelled'; readonly failure: Failure | null };

const legal: Readonly<Record<EditState, readonly EditState[]>> = {
  waiting: ['submitting', 'failed', 'cancelled'],
  submitting: ['waiting', 'queued', 'unknown', 'failed', 'blocked', 'cancelled'],
  queued: ['running', 'saving', 'failed', 'blocked', 'cancelled', 'lost'],
  running: ['saving', 'failed', 'blocked', 'cancelled', 'lost'],
  saving: ['done', 'failed', 'lost'],
  // `queued`: the person knows the request id; `lost`: the person said to forget it.
  unknown: ['queued', 'lost'],
  // An edit that has a request id may be asked for again.
  lost: ['queued'],
  failed: [],
  blocked: [],
  cancelled: [],
  done: [],
};

const ends: ReadonlySet<EditState> = new Set(['done', 'failed', 'blocked', 'cancelled', 'lost']);

/** Nothing more happens by itself and nobody needs to decide anything. */
export function isAtEnd(state: EditState): boolean {
  return ends.has(state);
}

/** Known to the service and not at its end: it is asked for. */
export const isOut = (state: EditState): boolean => state === 'queued' || state === 'running' || state === 'saving';

/** Under way: closing the program would interrupt it. */
export const isRunning = (state: EditState): boolean => state === 'submitting' || isOut(state);

/** Ended without a picture, and none can come of it any more: what was lost under a name that the service knows may still be asked for. */
export const isDead = ({
  state,
  results,
  requestId,
}: {
  state: EditState;
  results: readonly unknown[];
  requestId: string | null;
}): boolean => ends.has(state) && state !== 'done' && results.length === 0 && !(state === 'lost' && requestId !== null);

/** The detail of the failure that keeps a library open for its living edits, where the person may leave them there. */
export const mayLeaveDetail = 'may-leave';

/** Something may still happen to it by itself. */
export const isLiving = (state: EditState): boolean => state === 'waiting' || isRunning(state);

/** Whether the table has this move. No state leads to itself. */
export function mayMove(from: EditState, to: EditState): boolean {
  return legal[from].includes(to);
}

/** The record after a move at `at` (ISO). The timeline grows by one entry. Throws on an illegal move. */
export function moveEdit(record: EditRecord, move: Move, at: string): EditRecord {
  if (!mayMove(record.state, move.to)) throw new Error(`an edit cannot go from ${record.state} to ${move.to}`);
  const moved: EditRecord = {
    ...record,
    state: move.to,
    timeline: [...record.timeline, { at, state: move.to, ...('because' in move ? { note: move.because } : {}) }],
  };
  switch (move.to) {
    case 'submitting':
      return {
        ...moved,
        ...(move.posted === null ? {} : { posted: move.posted }),
        failure: null,
        request: { ...record.request, inputs: record.request.inputs.map((input, i) => ({ ...input, sent: move.sent[i] ?? null })) },
      };
    case 'waiting':
    case 'running':
      return moved;
    case 'queued':
      return { ...moved, named: move.named, failure: null };
    case 'saving':
      return { ...moved, outputs: [...move.outputs] };
    case 'done':
      return { ...moved, results: [...move.results], failure: null };
    case 'unknown':
    case 'failed':
    case 'blocked':
    case 'lost':
    case 'cancelled':
      return { ...moved, failure: move.failure };
  }
}
