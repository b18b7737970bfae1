// Edits as a person of years would have made them: words of many languages, families, failures, stars, tags. Each is a function of its number
// and the seed alone, so that any of them can be made without those before it, and is the same every time.
import { notOrganised } from '../../app/edits/record.ts';
import type { EditRecord, EditState, Input, MediaType, Organised, Result } from '../../app/edits/record.ts';
import { makeStem, resultName, timeAt } from '../../app/library/naming.ts';
import { makeRandom } from '../crash/random.ts';
import type { Random } from '../crash/random.ts';
import { badEnds } from './ends.ts';
import type { BadEnd } from './ends.ts';
import { instructionOf, labels, notes, photos, projects, tags } from './words.ts';

export type Corpus = { readonly total: number; readonly seed: number };

/** A picture file as records name it. */
export type Pixels = Pick<Result, 'sha256' | 'bytes' | 'mediaType' | 'width' | 'height'>;

/** Which pictures there are: of results by edit and number, of what people bring by a number of its own. */
export type PicturesOf = {
  readonly result: (n: number, index: number) => Pixels;
  readonly photo: (number: number) => Pixels;
};

const lastDay = Date.UTC(2026, 10, 24);
const spanMs = 6 * 365.25 * 86_400_000;
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ratios = ['1:1', '16:9', '3:2', '4:3', '9:16'] as const;
/** Parents are sought so far back. */
const familyReach = 60;
/** One after the other in turn, so that a small library has each of them too. */
const badEvery = 14;

/** Numbers of one thing about one edit; what is asked of another thing never moves them. */
const randomOf = ({ seed }: Corpus, n: number, thing: number): Random =>
  makeRandom(Math.imul(seed ^ Math.imul(n + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(thing, 0xc2b2ae35));

const of = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** What is known of an edit without its pictures and without its family. */
type Outline = {
  readonly id: string;
  readonly madeMs: number;
  readonly prompt: string;
  readonly end: BadEnd | null;
  readonly results: number;
  readonly ratio: string;
  readonly mediaType: MediaType;
};

export function outlineOf(corpus: Corpus, n: number): Outline {
  const random = randomOf(corpus, n, 1);
  const madeMs = lastDay - spanMs + Math.floor(((n + random() * 0.9) / corpus.total) * spanMs);
  const end = n % badEvery === badEvery - 1 ? (badEnds[Math.floor(n / badEvery) % badEnds.length] ?? null) : null;
  const several = random();
  return {
    id: idOf(madeMs, n, random),
    madeMs,
    prompt: instructionOf(random, corpus.total),
    end,
    results: end !== null ? 0 : several < 0.94 ? 1 : several < 0.98 ? 2 : 4,
    ratio: of(random, ratios),
    mediaType: random() < 0.8 ? 'image/png' : 'image/jpeg',
  };
}

/** A ULID: the time, then what looks like chance and ends in the number, so that no two are the same. */
function idOf(time: number, n: number, random: Random): string {
  let head = '';
  for (let i = 0, t = time; i < 10; i += 1, t = Math.floor(t / 32)) head = crockford[t % 32] + head;
  for (let i = 0; i < 12; i += 1) head += crockford[Math.floor(random() * 32)];
  return head + [32_768, 1024, 32, 1].map((unit) => crockford[Math.floor(n / unit) % 32]).join('');
}

/** Results of earlier edits that this one was made from: most go on from a recent one, so that chains and branches grow. */
export function parentsOf(corpus: Corpus, n: number): readonly { readonly n: number; readonly index: number }[] {
  const random = randomOf(corpus, n, 2);
  const wanted = random() < 0.5 ? 0 : random() < 0.92 ? 1 : 2;
  const found = new Map<number, number>();
  for (let tries = 0; found.size < wanted && tries < 4; tries += 1) {
    const parent = n - 1 - Math.floor(random() ** 2 * familyReach);
    const { results } = parent < 0 ? { results: 0 } : outlineOf(corpus, parent);
    if (results > 0) found.set(parent, Math.floor(random() * results));
  }
  return [...found].map(([parent, index]) => ({ n: parent, index }));
}

export function recordOf(corpus: Corpus, n: number, pictures: PicturesOf): EditRecord {
  const outline = outlineOf(corpus, n);
  const { id, madeMs, prompt, end, ratio, mediaType } = outline;
  const random = randomOf(corpus, n, 3);
  const stem = makeStem(timeAt(madeMs), prompt, id);
  const named = end === null || end.reached === 'running' || end.reached === 'saving' ? namedOf(id) : null;
  const rehearsal = random() < 0.15;
  const timeline = timelineOf(outline, random);
  const results = Array.from({ length: outline.results }, (_, index): Result => {
    const pixels = pictures.result(n, index);
    return { file: resultName(stem, index, pixels.mediaType), ...pixels };
  });
  return {
    format: 1,
    id,
    intent: `intent-${corpus.seed}-${n}`,
    stem,
    createdAt: new Date(madeMs).toISOString(),
    app: { version: '0.1.0' },
    model: 'flux_kontext_max',
    service: { baseUrl: rehearsal ? 'rehearsal' : 'https://cloud.seaart.ai/model', rehearsal },
    request: {
      prompt,
      inputs: inputsOf(corpus, n, pictures, random),
      parameters: {
        seed: Math.floor(random() * 2_147_483_647),
        aspect_ratio: ratio,
        ...(mediaType === 'image/jpeg' ? { output_format: 'jpeg' } : {}),
        ...(random() < 0.05 ? { prompt_upsampling: true } : {}),
      },
      sending: { longSide: 2048, asIs: false },
    },
    state: end?.state ?? 'done',
    timeline,
    ...(timeline.some(({ state }) => state === 'submitting')
      ? { posted: { bytes: 180 + prompt.length, sha256: hexOf(randomOf(corpus, n, 4)) } }
      : {}),
    cancelAskedAt: end?.state === 'cancelled' ? (timeline.at(-1)?.at ?? null) : null,
    named,
    outputs:
      end === null || end.reached === 'saving'
        ? results.map(({ width, height, mediaType: contentType }, index) => ({
            url: `https://cdn.seaart.example/${id.toLowerCase()}/${index}`,
            contentType,
            width,
            height,
          }))
        : [],
    results,
    failure: end?.failure ?? null,
    answers: answersOf(end, named?.requestId ?? null, timeline[1]?.at ?? new Date(madeMs).toISOString()),
    repeats: null,
    owner: null,
    organised: organisedOf(random),
  };
}

function namedOf(id: string): NonNullable<EditRecord['named']> {
  const requestId = `mmsu_${id.toLowerCase()}`;
  const base = `https://cloud.seaart.ai/model/v1/queue/flux_kontext_max/requests/${requestId}`;
  return {
    requestId,
    endpoint: 'flux_kontext_max',
    responseUrl: `${base}/response`,
    statusUrl: `${base}/status`,
    cancelUrl: `${base}/cancel`,
  };
}

const steps = ['waiting', 'submitting', 'queued', 'running', 'saving'] as const;

function timelineOf({ madeMs, end }: Outline, random: Random): EditRecord['timeline'] {
  const passed = end === null ? steps : steps.slice(0, steps.indexOf(end.reached) + 1);
  let at = madeMs;
  const moment = (state: EditState, afterMs: number): { at: string; state: EditState } => ({
    at: new Date((at += Math.floor(afterMs))).toISOString(),
    state,
  });
  return [
    ...passed.map((state) => moment(state, state === 'waiting' ? 0 : state === 'saving' ? 6000 + random() * 9000 : 200 + random() * 1500)),
    moment(end?.state ?? 'done', 300 + random() * 1200),
  ];
}

function answersOf(end: BadEnd | null, requestId: string | null, at: string): EditRecord['answers'] {
  if (end?.reached === 'waiting') return [];
  const create = requestId === null ? { detail: end?.failure?.detail ?? '' } : { request_id: requestId, queue_position: 0 };
  const status = requestId === null ? (end?.status ?? null) : 200;
  return [
    ...(status === null ? [] : [{ at, to: 'create' as const, status, body: create }]),
    ...(requestId === null ? [] : [{ at, to: 'status' as const, status: 200, body: { status: end === null ? 'COMPLETED' : 'FAILED' } }]),
  ];
}

function inputsOf(corpus: Corpus, n: number, pictures: PicturesOf, random: Random): Input[] {
  const untouched = ({ sha256, bytes, width, height, mediaType }: Pixels): Input['sent'] => ({
    sha256,
    bytes,
    width,
    height,
    mediaType,
    steps: ['untouched'],
  });
  const own = parentsOf(corpus, n).map((parent): Input => {
    const pixels = pictures.result(parent.n, parent.index);
    const { id } = outlineOf(corpus, parent.n);
    const name = `result of ${id.slice(-4).toLowerCase()}.${pixels.mediaType === 'image/png' ? 'png' : 'jpg'}`;
    return { ...pixels, name, parent: { editId: id, index: parent.index }, sent: untouched(pixels) };
  });
  if (own.length > 0 || random() < 0.2) return own;
  const pixels = pictures.photo(Math.floor(random() * 1_000_000));
  return [{ ...pixels, name: of(random, photos), parent: null, sent: untouched(pixels) }];
}

function organisedOf(random: Random): Organised {
  const count = random() < 0.2 ? (random() < 0.8 ? 1 : 2) : 0;
  return {
    ...notOrganised,
    stars: random() < 0.1 ? 1 + Math.floor(random() * 5) : 0,
    favourite: random() < 0.02,
    flag: random() < 0.05 ? (random() < 0.7 ? 'pick' : 'reject') : null,
    label: random() < 0.04 ? of(random, labels) : null,
    tags: [...new Set(Array.from({ length: count }, () => of(random, tags)))],
    note: random() < 0.03 ? of(random, notes) : '',
    project: random() < 0.12 ? of(random, projects) : null,
  };
}

export function hexOf(random: Random): string {
  return Array.from({ length: 8 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
}
