// What the core asks of the world. Each port is small, so that a test can pass values in its place.
import type { Failure, Reply } from '../failure.ts';
import type { BodyPiece } from '../models/body-piece.ts';
import type { Posted } from './edit.ts';
import type { EditRecord, EditRequest, Result, SentPicture } from './record.ts';
import type { NamedRequest, Output } from '../seaart/named-request.ts';

export type Clock = {
  /** Wall clock, ISO 8601 with offset Z. For people and records only, never for deadlines. */
  readonly now: () => string;
  /** Milliseconds that only grow, whatever is done to the wall clock. */
  readonly monotonicMs: () => number;
  /** Calls the action once after the delay; the returned function calls that off. */
  readonly after: (delayMs: number, action: () => void) => () => void;
};

/** The exact bytes of a prepared input, on disk. */
export type PreparedPicture = { readonly path: string; readonly sent: SentPicture };

/** What stands for an input in a create: its prepared bytes, or its address as it is. */
export type PreparedInput = PreparedPicture | { readonly address: string; readonly sent: null };

export type ReceiveOutcome =
  | { readonly kind: 'received'; readonly result: Result }
  /** The link no longer works (403, 404, 410): a fresh one may. */
  | { readonly kind: 'expired'; readonly status: number }
  /** What came is not the picture: cut, wrong length, not an image. */
  | { readonly kind: 'damaged'; readonly detail: string }
  /** The line or the host is in trouble; worth trying again. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** A web page came in place of the picture, from a network that wants a sign-in or a host in trouble; worth trying again. */
  | { readonly kind: 'page'; readonly detail: string }
  /** The address may not be asked: not https, a private host, a strange port. */
  | { readonly kind: 'forbidden'; readonly detail: string }
  /** The disk or the library would not take it. */
  | { readonly kind: 'disk'; readonly failure: Failure };

/** What the runner needs besides the service itself. */
export type EditPorts = {
  readonly clock: Clock;
  /** Prepares the inputs in order; the same input and settings give the same bytes. */
  readonly prepare: (request: EditRequest) => Promise<Reply<readonly PreparedInput[]>>;
  /** Bytes and hash of a body, as it would leave; null when a file of it cannot be read. */
  readonly weigh: (body: readonly BodyPiece[]) => Promise<Posted | null>;
  /** Whether nobody else has changed the record where it lies: a copy of this program’s files may have begun with it. */
  readonly isAsWritten: (record: EditRecord) => Promise<boolean>;
  /** Whether it left from here more often than its record says, which then is an older one: of a backup, or of a folder that was put back. */
  readonly leftBefore: (record: EditRecord) => Promise<boolean>;
  /** Puts down on this computer that it leaves now. It never fails. */
  readonly noteLeft: (record: EditRecord) => Promise<void>;
  /** Runs `send`, which writes down that the edit leaves now; unless that would pass a limit of money. Nobody else of this computer does so meanwhile. */
  readonly withinLimits: <T>(record: EditRecord, send: () => Promise<T>) => Promise<Reply<T>>;
  /** Why there is no room for the picture that would be paid for; null when there is, or when nobody can say. */
  readonly room: () => Promise<Failure | null>;
  /** Downloads one output without the key, verifies it and gives it its final place, durable. */
  readonly receive: (record: EditRecord, index: number, output: Output) => Promise<ReceiveOutcome>;
  /** Puts what the service named a request on another drive than the library's, while its record cannot be written. It never fails. */
  readonly keepRequest: (id: string, named: NamedRequest) => Promise<void>;
  /** One line for the log, without the key. It never fails. */
  readonly log: (line: string) => void;
};
