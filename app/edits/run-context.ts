// What a run of one edit has at hand, and how its moves are written down.
import type { Failure } from '../failure.ts';
import type { Model } from '../models/model.ts';
import type { EditPorts } from './ports.ts';
import type { Kept, SeaartClient } from '../seaart/client.ts';
import { editGoesOn } from '../seaart/failures.ts';
import { backoffMs } from '../seaart/retry.ts';
import type { EditStore } from './edit-store.ts';
import { moveEdit } from './edit.ts';
import type { Move } from './edit.ts';
import type { EditRecord } from './record.ts';
import type { NamedRequest } from '../seaart/named-request.ts';
import type { Waker } from './waker.ts';

/** Why a run is over. */
export type RunEnd =
  /** At its end, or `unknown` and up to the person. */
  | { readonly kind: 'ended' }
  /** Waiting again: nothing was made. */
  | { readonly kind: 'back-in-line'; readonly failure: Failure; readonly waitMs: number | null }
  /** Failed at once by a cause that would fail every edit behind it: key, balance. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /**
   * Waiting still: to send it would pass a limit of money, or nobody could say that it would not; only when impatient: its picture would have no room, or
   * the service asks for a longer pause.
   */
  | { readonly kind: 'limited'; readonly failure: Failure }
  /** Only when impatient: the edit lives on, but going on needs somebody or something. `requestId` when it could not be written down. */
  | { readonly kind: 'left'; readonly failure: Failure; readonly requestId: string | null }
  /** The program ends. */
  | { readonly kind: 'stopped' };

export type RunContext = {
  readonly id: string;
  readonly editStore: EditStore;
  readonly client: SeaartClient;
  readonly model: Model;
  readonly ports: EditPorts;
  readonly waker: Waker;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  /** The window waits for ever; the command gives up waiting (never the edit) after this long, in ms. */
  readonly patienceMs: number | null;
  /** The service asked now is not the one that named the request: its "not found" proves nothing. */
  readonly foreign: boolean;
};

/** Null: go on with the state the record is in now. */
export type StepEnd = RunEnd | null;

const diskPatienceMs = 60_000;

/** Writes a move down, again and again until the disk takes it: what the service said must not be lost. Null when it is written. */
export function persistMove(
  context: RunContext,
  move: Move,
  more: (record: EditRecord) => EditRecord = (record) => record,
): Promise<StepEnd> {
  return persistUntilWritten(
    context,
    (record) => more(moveEdit(record, move, context.ports.clock.now())),
    move.to === 'queued' ? move.named : null,
  );
}

/** The same for a change that looks at the newest record first. `named` is what must not be lost if the disk never takes it. */
export async function persistUntilWritten(
  context: RunContext,
  change: (record: EditRecord) => EditRecord,
  named: NamedRequest | null,
): Promise<StepEnd> {
  const { id, editStore, waker, ports } = context;
  const requestId = named?.requestId ?? null;
  const begun = ports.clock.monotonicMs();
  for (let attempt = 0; ; attempt += 1) {
    const changed = await editStore.change(id, change);
    if (changed.ok) {
      editStore.trouble(id, null);
      return null;
    }
    if (named !== null && attempt === 0) await ports.keepRequest(id, named);
    const out = requestId !== null || (editStore.get(id)?.named ?? null) !== null;
    const trouble = out ? editGoesOn(changed.failure) : changed.failure;
    editStore.trouble(id, trouble);
    ports.log(
      `edit ${id}${requestId === null ? '' : `, request ${requestId}`}: could not be written: ${changed.failure.detail ?? changed.failure.kind}`,
    );
    if (editStore.get(id) === null) return { kind: 'ended' };
    if (waker.stopped()) return { kind: 'stopped' };
    if (context.patienceMs !== null && ports.clock.monotonicMs() - begun > Math.min(diskPatienceMs, context.patienceMs)) {
      return { kind: 'left', failure: trouble, requestId };
    }
    await waker.delay(backoffMs(attempt, context.random(), 500, 10_000));
  }
}

const maxAnswers = 20;

/** The record with one more of the service's answers; the oldest but the create's give way. */
export function withAnswer(record: EditRecord, to: EditRecord['answers'][number]['to'], kept: Kept, at: string): EditRecord {
  if (kept === null) return record;
  const answers = [...record.answers, { at, to, status: kept.status, body: kept.body }];
  return { ...record, answers: answers.length <= maxAnswers ? answers : [...answers.slice(0, 1), ...answers.slice(1 - maxAnswers)] };
}
