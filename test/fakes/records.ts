// Records as values, for tests that need an edit in some state.
import type { EditRecord, EditState, Input, Result, SentPicture } from '../../app/edits/record.ts';
import type { NamedRequest, Output } from '../../app/seaart/named-request.ts';
import type { Posted } from '../../app/edits/edit.ts';
import { notOrganised } from '../../app/edits/record.ts';
import type { PreparedPicture } from '../../app/edits/ports.ts';

export const madeAt = '2026-11-23T14:32:05.000Z';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A valid id for a small number; ids of greater numbers sort later. */
export function idOf(number: number): string {
  return `01JD0000000000000000000${[1024, 32, 1].map((unit) => alphabet[Math.floor(number / unit) % 32]).join('')}`;
}

export const sentPicture: SentPicture = {
  sha256: 'b'.repeat(64),
  bytes: 300,
  width: 640,
  height: 480,
  mediaType: 'image/jpeg',
  steps: ['resized'],
};

export const input: Input = {
  sha256: 'a'.repeat(64),
  name: 'photo.jpg',
  mediaType: 'image/jpeg',
  bytes: 900,
  width: 1280,
  height: 960,
  parent: null,
  sent: null,
};

/** What the bench says a body weighs. */
export const posted: Posted = { bytes: 4321, sha256: 'c'.repeat(64) };
export const prepared: PreparedPicture = { path: '/prepared/b.jpg', sent: sentPicture };

export const result: Result = { file: 'sky.png', sha256: 'c'.repeat(64), bytes: 1000, mediaType: 'image/png', width: 1024, height: 1024 };

export const output: Output = { url: 'https://cdn.example/one.png', contentType: 'image/png', width: 1024, height: 1024 };

export function namedOf(requestId: string): NamedRequest {
  const base = `https://cloud.seaart.ai/model/v1/queue/flux_kontext_max/requests/${requestId}`;
  return {
    requestId,
    endpoint: 'flux_kontext_max',
    responseUrl: `${base}/response`,
    statusUrl: `${base}/status`,
    cancelUrl: `${base}/cancel`,
  };
}

/** A waiting edit with one input, unless `more` says otherwise. */
export function recordOf(number: number, more: Partial<EditRecord> = {}): EditRecord {
  return {
    format: 1,
    id: idOf(number),
    intent: `intent-${number}`,
    stem: `20261123-143205_sky_${number}`,
    createdAt: madeAt,
    app: { version: '0.1.0' },
    model: 'flux_kontext_max',
    service: { baseUrl: 'https://cloud.seaart.ai/model', rehearsal: false },
    request: { prompt: 'make the sky red', inputs: [input], parameters: { seed: 42 }, sending: { longSide: 2048, asIs: false } },
    state: 'waiting',
    timeline: [{ at: madeAt, state: 'waiting' }],
    cancelAskedAt: null,
    named: null,
    outputs: [],
    results: [],
    failure: null,
    answers: [],
    repeats: null,
    owner: null,
    organised: notOrganised,
    ...more,
  };
}

/** An edit in a state, with what that state always has. */
export function recordIn(state: EditState, number = 1, more: Partial<EditRecord> = {}): EditRecord {
  const named = ['queued', 'running', 'saving', 'done', 'lost'].includes(state) ? namedOf(`mmsu_${number}`) : null;
  const outputs = state === 'saving' || state === 'done' ? [output] : [];
  const timeline = [{ at: madeAt, state: 'waiting' as const }, ...(state === 'waiting' ? [] : [{ at: madeAt, state }])];
  return recordOf(number, { state, named, outputs, results: state === 'done' ? [result] : [], timeline, ...more });
}
