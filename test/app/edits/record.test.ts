import { describe, expect, test } from 'vitest';
import { editIdSchema, editStates, recordSchema } from '../../../app/edits/record.ts';
import { summarise } from '../../../app/edits/summary.ts';
import { moveEdit } from '../../../app/edits/edit.ts';
import { englishFailure } from '../../../app/failure.ts';
import { idOf, input, madeAt, recordIn, recordOf } from '../../fakes/records.ts';

describe('a record', () => {
  test('of every state reads back as it was written', () => {
    for (const state of editStates) expect(recordSchema.parse(JSON.parse(JSON.stringify(recordIn(state))))).toEqual(recordIn(state));
  });

  test('keeps what a newer version wrote, at every depth', () => {
    const record = recordIn('done');
    const newer = {
      ...record,
      colour: 'red',
      request: { ...record.request, mask: 'x', inputs: [{ ...input, depth: 3 }] },
      results: record.results.map((result) => ({ ...result, rating: 1 })),
      organised: { ...record.organised, album: 'sea' },
      timeline: record.timeline.map((entry) => ({ ...entry, by: 'me' })),
    };
    expect(recordSchema.parse(newer)).toEqual(newer);
  });

  test.each([
    ['another format', { format: 2 }],
    ['an id that is none', { id: '../x' }],
    ['no intent', { intent: '' }],
    ['a state that nobody knows', { state: 'paid' }],
    ['a result in another folder', { results: [{ file: 7 }] }],
    ['no timeline', { timeline: undefined }],
  ])('with %s is no record', (_what, more) => {
    expect(recordSchema.safeParse({ ...recordOf(1), ...more }).success).toBe(false);
  });

  test('has an id of 26 letters and digits without I, L, O and U', () => {
    expect([idOf(1), '01ARZ3NDEKTSV4RRFFQ69G5FAV'].map((id) => editIdSchema.safeParse(id).success)).toEqual([true, true]);
    expect(['', 'x', `${idOf(1)}0`, idOf(1).toLowerCase(), `${idOf(1).slice(1)}U`].map((id) => editIdSchema.safeParse(id).success)).toEqual(
      Array(5).fill(false),
    );
  });
});

describe('a summary', () => {
  test('says what the grid shows, from the record alone', () => {
    const failure = englishFailure('offline', 'No line.');
    expect(summarise(recordIn('done'), { present: false, trouble: failure })).toEqual({
      id: idOf(1),
      createdAt: madeAt,
      state: 'done',
      prompt: 'make the sky red',
      model: 'flux_kontext_max',
      rehearsal: false,
      parameters: { seed: 42 },
      inputs: [{ sha256: 'a'.repeat(64), name: 'photo.jpg', width: 1280, height: 960, parent: null }],
      results: [{ width: 1024, height: 1024, bytes: 1000, mediaType: 'image/png' }],
      requestId: 'mmsu_1',
      failure: null,
      trouble: failure,
      cancelAsked: false,
      sentAt: null,
      endedAt: madeAt,
      stars: 0,
      favourite: false,
      flag: null,
      label: null,
      tags: [],
      project: null,
      trashed: false,
      present: false,
    });
  });

  test('counts from the last time it was sent', () => {
    let record = recordOf(1);
    record = moveEdit(record, { to: 'submitting', sent: [], posted: null }, '2026-11-23T14:33:00.000Z');
    record = moveEdit(record, { to: 'waiting', because: 'rate-limited' }, '2026-11-23T14:33:01.000Z');
    record = moveEdit(record, { to: 'submitting', sent: [], posted: null }, '2026-11-23T14:34:00.000Z');
    expect(summarise(record)).toMatchObject({
      sentAt: '2026-11-23T14:34:00.000Z',
      endedAt: null,
      cancelAsked: false,
      present: true,
      trouble: null,
    });
  });

  test('has the first 280 characters of the instruction and cuts none in half', () => {
    const prompt = `${'😀'.repeat(300)}`;
    const summary = summarise(recordOf(1, { request: { ...recordOf(1).request, prompt } }));
    expect(summary.prompt).toBe('😀'.repeat(280));
  });
});
