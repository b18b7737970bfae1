// Worlds that several part tests look at: a draft with pictures and words, a library of edits, a family of steps.
import type { Draft, Preflight } from '../../app/contract/contract.ts';
import type { PreflightWarning } from '../../app/edits/picture.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { emptyDraft, sampleEdit, sampleId, samplePicture } from '../fakes/studio-samples.ts';

export const autumn = samplePicture(1, { name: 'autumn.jpg', hasLocation: true });
export const cups = samplePicture(2, { name: 'cups.png', mediaType: 'image/png', width: 1600, height: 1600 });
export const boats = samplePicture(3, { name: 'boats.webp', mediaType: 'image/webp', width: 900, height: 1350 });

export const draftWith = (more: Partial<Draft> = {}): Draft => ({ ...emptyDraft, ...more });

/** A picture and words that could be run. */
export const ready = { draft: draftWith({ prompt: 'make it red', pictures: [autumn] }) };

export const preflightOf = (warnings: readonly PreflightWarning[]): { ok: true; value: Preflight } => ({
  ok: true,
  value: {
    pictures: [],
    totalBytes: 0,
    expected: { width: 1024, height: 1024 },
    warnings,
    service: { rehearsal: false, baseUrl: 'https://cloud.seaart.ai/model' },
  },
});

/** No marks and its number as its words, so that a tile is told from its neighbours. Newest first. */
export const plainEdits = (count: number): EditSummary[] =>
  Array.from({ length: count }, (_, n) => plainEdit(100_000 - n, { prompt: `edit ${count - n}` }));

export const plainEdit = (number: number, more: Partial<EditSummary> = {}): EditSummary =>
  sampleEdit(number, { stars: 0, favourite: false, flag: null, ...more });

/** An edit made from the first result of another. */
export const madeFrom = (parent: EditSummary, number: number, more: Partial<EditSummary> = {}): EditSummary =>
  plainEdit(number, {
    inputs: [{ sha256: 'b'.repeat(64), name: 'result.png', width: 1248, height: 832, parent: { editId: parent.id, index: 0 } }],
    ...more,
  });

/** An edit that has not ended. */
export const livingEdit = (number: number, more: Partial<EditSummary> = {}): EditSummary =>
  plainEdit(number, { state: 'running', results: [], endedAt: null, ...more });

export { sampleId };
