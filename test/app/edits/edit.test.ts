import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAtEnd, isDead, mayMove, moveEdit } from '../../../app/edits/edit.ts';
import type { Move } from '../../../app/edits/edit.ts';
import { editStates } from '../../../app/edits/record.ts';
import type { EditState } from '../../../app/edits/record.ts';
import { englishFailure } from '../../../app/failure.ts';
import { input, madeAt, namedOf, output, posted, recordIn, recordOf, result, sentPicture } from '../../fakes/records.ts';

const at = '2026-11-23T15:00:00.000Z';
const failure = englishFailure('model-failed', 'It could not.');
const named = namedOf('mmsu_9');

/** The whole table, written out a second time on purpose. */
const table: Readonly<Record<EditState, readonly EditState[]>> = {
  waiting: ['submitting', 'failed', 'cancelled'],
  submitting: ['waiting', 'queued', 'unknown', 'failed', 'blocked', 'cancelled'],
  queued: ['running', 'saving', 'failed', 'blocked', 'cancelled', 'lost'],
  running: ['saving', 'failed', 'blocked', 'cancelled', 'lost'],
  saving: ['done', 'failed', 'lost'],
  unknown: ['queued', 'lost'],
  lost: ['queued'],
  done: [],
  failed: [],
  blocked: [],
  cancelled: [],
};

const moves: Readonly<Record<EditState, Move>> = {
  waiting: { to: 'waiting', because: 'rate-limited' },
  submitting: { to: 'submitting', sent: [sentPicture], posted },
  queued: { to: 'queued', named },
  running: { to: 'running' },
  saving: { to: 'saving', outputs: [output] },
  done: { to: 'done', results: [result] },
  unknown: { to: 'unknown', failure },
  failed: { to: 'failed', failure },
  blocked: { to: 'blocked', failure },
  lost: { to: 'lost', failure },
  cancelled: { to: 'cancelled', failure: null },
};

describe('the moves of an edit', () => {
  test('each state allows exactly the moves of the table', () => {
    const allowed = Object.fromEntries(editStates.map((from) => [from, editStates.filter((to) => mayMove(from, to)).toSorted()]));
    expect(allowed).toEqual(Object.fromEntries(Object.entries(table).map(([from, to]) => [from, to.toSorted()])));
  });

  test.each(editStates.flatMap((from) => editStates.filter((to) => !table[from].includes(to)).map((to) => [from, to] as const)))(
    'from %s to %s is a bug and throws',
    (from, to) => {
      expect(() => moveEdit(recordIn(from), moves[to], at)).toThrow(`an edit cannot go from ${from} to ${to}`);
    },
  );

  test('a picture that came leaves nothing of what went wrong before it', () => {
    expect(moveEdit(recordIn('saving', 1, { failure }), moves.done, at).failure).toBeNull();
  });

  test('an end is done, failed, blocked, cancelled or lost', () => {
    expect(editStates.filter(isAtEnd)).toEqual(['done', 'failed', 'blocked', 'cancelled', 'lost']);
  });

  test('an edit is dead when it ended without a picture, and what was lost only when the service knows no name of it', () => {
    const deadWith = (results: readonly unknown[], requestId: string | null) =>
      editStates.filter((state) => isDead({ state, results, requestId }));
    expect(deadWith([], null)).toEqual(['failed', 'blocked', 'cancelled', 'lost']);
    expect(deadWith([], 'mmsu_9')).toEqual(['failed', 'blocked', 'cancelled']);
    expect(deadWith([result], null)).toEqual([]);
    expect(deadWith([result], 'mmsu_9')).toEqual([]);
  });
});

describe('what a move writes', () => {
  const first = { at: madeAt, state: 'waiting' as const };

  test('submitting notes what is sent for each input and clears an old failure', () => {
    const before = recordOf(1, { failure, request: { ...recordOf(1).request, inputs: [input, input] } });
    expect(moveEdit(before, moves.submitting, at)).toEqual({
      ...before,
      state: 'submitting',
      failure: null,
      timeline: [first, { at, state: 'submitting' }],
      posted,
      request: {
        ...before.request,
        inputs: [
          { ...input, sent: sentPicture },
          { ...input, sent: null },
        ],
      },
    });
  });

  test('back in line keeps everything and says why', () => {
    const before = recordIn('submitting');
    expect(moveEdit(before, moves.waiting, at)).toEqual({
      ...before,
      state: 'waiting',
      timeline: [...before.timeline, { at, state: 'waiting', note: 'rate-limited' }],
    });
  });

  test('queued keeps the name of the request and forgets that its outcome was unknown', () => {
    const before = recordIn('unknown', 1, { failure });
    expect(moveEdit(before, moves.queued, at)).toEqual({
      ...before,
      state: 'queued',
      named,
      failure: null,
      timeline: [...before.timeline, { at, state: 'queued' }],
    });
  });

  test('saving keeps the outputs and done keeps the results', () => {
    const running = recordIn('running');
    const saving = moveEdit(running, moves.saving, at);
    expect(saving).toEqual({ ...running, state: 'saving', outputs: [output], timeline: [...running.timeline, { at, state: 'saving' }] });
    expect(moveEdit(saving, moves.done, at)).toEqual({
      ...saving,
      state: 'done',
      results: [result],
      failure: null,
      timeline: [...saving.timeline, { at, state: 'done' }],
    });
  });

  test('an end keeps its failure', () => {
    const before = recordIn('running');
    for (const to of ['failed', 'blocked', 'lost'] as const) {
      expect(moveEdit(before, { to, failure }, at)).toEqual({
        ...before,
        state: to,
        failure,
        timeline: [...before.timeline, { at, state: to }],
      });
    }
    expect(moveEdit(before, { to: 'cancelled', failure: null }, at).failure).toBeNull();
  });

  test('the record before a move is left as it was', () => {
    const before = recordIn('waiting');
    const copy = structuredClone(before);
    moveEdit(before, moves.submitting, at);
    expect(before).toEqual(copy);
  });
});

describe('laws', () => {
  const anyMove = fc.constantFrom(...editStates).map((to) => moves[to]);

  test('any sequence of moves follows the table or throws, and each move adds one entry to the timeline', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 30 }), (sequence) => {
        let record = recordOf(1);
        for (const move of sequence) {
          const before = record;
          if (!table[before.state].includes(move.to)) {
            expect(() => moveEdit(before, move, at)).toThrow();
            continue;
          }
          record = moveEdit(before, move, at);
          expect(record.state).toBe(move.to);
          expect(record.timeline.slice(0, -1)).toEqual(before.timeline);
          expect(record.timeline.at(-1)).toMatchObject({ at, state: move.to });
        }
      }),
    );
  });

  test('no sequence of moves leaves an end, but for lost, which goes to queued alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...editStates.filter(isAtEnd)), anyMove, (end, move) => {
        const moved = ((): EditState | 'threw' => {
          try {
            return moveEdit(recordIn(end), move, at).state;
          } catch {
            return 'threw';
          }
        })();
        expect(moved).toBe(end === 'lost' && move.to === 'queued' ? 'queued' : 'threw');
      }),
    );
  });

  test('a name and an id once given are never lost by a move', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 12 }), (sequence) => {
        let record = recordIn('queued');
        for (const move of sequence) if (mayMove(record.state, move.to)) record = moveEdit(record, move, at);
        expect(record.named).not.toBeNull();
        expect(record.id).toBe(recordIn('queued').id);
      }),
    );
  });
});
