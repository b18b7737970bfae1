// Sample edits and pictures for the window's development and tests.
import type { Draft, LoadedRecipe, Verified } from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { notOrganised } from '../../app/edits/record.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import { kontextMax } from '../../app/models/kontext-max.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const emptyDraft: Draft = { model: kontextMax.id, prompt: '', pictures: [], tray: [], parameters: {}, count: 1 };

/** A well-formed edit id whose order follows `number`. */
export function sampleId(number: number): string {
  let rest = number;
  let written = '';
  for (let place = 0; place < 25; place++) {
    written = (alphabet[rest % 32] ?? '0') + written;
    rest = Math.floor(rest / 32);
  }
  return `0${written}`;
}

export const sampleHash = (number: number): string => number.toString(16).padStart(64, '0');

export function samplePicture(number: number, more: Partial<Picture> = {}): Picture {
  return {
    sha256: sampleHash(number),
    name: `picture-${number}.jpg`,
    mediaType: 'image/jpeg',
    bytes: 2_400_000,
    width: 2560,
    height: 1600,
    hasLocation: false,
    parent: null,
    ...more,
  };
}

const sentences = [
  'Make the leaf in image 1 deep ultramarine while keeping its veins, the water drops and the soft morning light.',
  'Give the cups from image 2 a matte pastel glaze',
  'Turn the afternoon into a foggy dawn, keep the boats as they are',
  'Black and white, strong contrast, as on silver film',
  'Add a single red umbrella in the distance',
  'Remove the person at the left and fill with grass',
];

export function sampleEdit(number: number, more: Partial<EditSummary> = {}): EditSummary {
  return {
    id: sampleId(number),
    createdAt: new Date(Date.UTC(2026, 10, 23, 12) - (100_000 - number) * 3_600_000).toISOString(),
    state: 'done',
    prompt: sentences[number % sentences.length] ?? '',
    model: kontextMax.id,
    rehearsal: false,
    parameters: { seed: number * 7919 },
    inputs: [{ sha256: sampleHash(1), name: 'autumn.jpg', width: 2560, height: 1600, parent: null }],
    results: [{ width: 1248, height: 832, bytes: 1_830_000, mediaType: 'image/png' }],
    requestId: `req_${number.toString(36)}f3a9`,
    failure: null,
    trouble: null,
    cancelAsked: false,
    sentAt: new Date(Date.now() - 60_000).toISOString(),
    endedAt: new Date(Date.now() - 48_200).toISOString(),
    stars: number % 5 === 1 ? (number % 3) + 3 : 0,
    favourite: number % 11 === 3,
    flag: number % 9 === 4 ? 'pick' : null,
    label: null,
    tags: [],
    project: null,
    trashed: false,
    present: true,
    ...more,
  };
}

export function recordOf(edit: EditSummary): EditRecord {
  return {
    format: 1,
    id: edit.id,
    intent: 'sample',
    stem: '20261123-143205_make-the-leaf-blue_k7f3',
    createdAt: edit.createdAt,
    app: { version: '0.1.0' },
    model: edit.model,
    service: { baseUrl: 'https://cloud.seaart.ai/model', rehearsal: edit.rehearsal },
    request: {
      prompt: edit.prompt,
      inputs: edit.inputs.map((input) => ({
        ...input,
        mediaType: 'image/jpeg',
        bytes: 2_400_000,
        sent: {
          sha256: input.sha256,
          bytes: 1_100_000,
          width: 2048,
          height: 1280,
          mediaType: 'image/jpeg',
          steps: ['resized', 'location-removed'],
        },
      })),
      parameters: { ...edit.parameters },
      sending: { longSide: 2048, asIs: false },
    },
    state: edit.state,
    timeline: (['waiting', 'submitting', 'queued', 'running', 'saving', 'done'] as const).map((state, at) => ({
      at: new Date(Date.parse(edit.createdAt) + at * 2300).toISOString(),
      state,
    })),
    cancelAskedAt: null,
    named:
      edit.requestId === null
        ? null
        : { requestId: edit.requestId, endpoint: kontextMax.endpoint, responseUrl: null, statusUrl: null, cancelUrl: null },
    outputs: [],
    results: edit.results.map((result) => ({ ...result, file: '20261123-143205_make-the-leaf-blue_k7f3.png', sha256: sampleHash(77) })),
    failure: edit.failure,
    answers: [],
    repeats: null,
    owner: null,
    organised: notOrganised,
  };
}

/** A check that found nothing. */
export const allWell = (edits: number): Verified => ({
  at: '2026-11-25T08:00:00.000Z',
  edits,
  files: edits,
  findings: 0,
  listed: [],
  stopped: false,
});

export const sampleRecipe = ({ model, prompt, parameters }: EditSummary): LoadedRecipe => ({
  ...emptyDraft,
  ...{ model, prompt, parameters, pictures: [samplePicture(1, { name: 'autumn.jpg' })], gone: [] },
});
