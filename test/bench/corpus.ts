// Edits as a person of years would have made them: instructions of common and rare words, seeds, stars, tags, families. The same every time.
import { notOrganised } from '../../app/edits/record.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import { makeStem, timeAt } from '../../app/library/naming.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const verbs = ['make', 'turn', 'change', 'replace', 'remove', 'add', 'paint', 'brighten', 'darken', 'soften'];
const things = [
  'sky',
  'car',
  'dress',
  'mountains',
  'street',
  'window',
  'portrait',
  'background',
  'lighthouse',
  'garden',
  'kitchen',
  'reflection',
];
const looks = [
  'red',
  'golden',
  'stormy',
  'snowy',
  'at night',
  'in watercolour',
  'like a photograph',
  'much warmer',
  'of chrome',
  'overgrown',
];
const places = [
  'by the sea',
  'in Lisbon',
  'under the bridge',
  'in the old town',
  'behind the house',
  '在海边',
  'on a hill',
  'at the market',
];
const tags = ['client-x', 'client-y', 'poster', 'draft', 'final', 'wedding', 'food', 'archive'];
const ratios = ['1:1', '16:9', '3:2', '4:3', '9:16'];

/** A word that few edits have, and that looks like one. */
export const rareWord = (n: number): string =>
  `${['qual', 'mer', 'tor', 'vin', 'sal', 'bor'][n % 6]}${['ando', 'itas', 'emir', 'ulon'][n % 4]}${n.toString(36)}`;

/** Six years of edits end in November 2026; the n-th of `total`, in the order they were made. */
export function editOf(n: number, total: number, random: () => number): EditRecord {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const made = Date.UTC(2020, 11, 1) + Math.floor((n / total) * 6 * 365.25 * 86_400_000);
  const at = new Date(made);
  const id = idOf(made, n);
  const prompt = `${pick(verbs)} the ${pick(things)} ${pick(looks)} ${pick(places)}, ${rareWord(Math.floor(random() ** 2 * total))}`;
  const seed = Math.floor(random() * 2_147_483_647);
  const createdAt = at.toISOString();
  const done = random() < 0.93;
  const stem = makeStem(timeAt(made), prompt, id);
  return {
    format: 1,
    id,
    intent: `bench-${n}`,
    stem,
    createdAt,
    app: { version: '0.1.0' },
    model: 'flux_kontext_max',
    service: { baseUrl: 'https://cloud.seaart.ai/model', rehearsal: false },
    request: { prompt, inputs: [], parameters: { seed, aspect_ratio: pick(ratios) }, sending: { longSide: 2048, asIs: false } },
    state: done ? 'done' : 'failed',
    timeline: [
      { at: createdAt, state: 'waiting' },
      { at: createdAt, state: 'submitting' },
      { at: new Date(made + 9000 + random() * 9000).toISOString(), state: done ? 'done' : 'failed' },
    ],
    cancelAskedAt: null,
    named: null,
    outputs: [],
    results: done
      ? [{ file: `${stem}.png`, sha256: 'c'.repeat(64), bytes: 1_500_000, mediaType: 'image/png', width: 1248, height: 832 }]
      : [],
    failure: null,
    answers: [],
    repeats: null,
    owner: null,
    organised: {
      ...notOrganised,
      stars: random() < 0.1 ? 1 + Math.floor(random() * 5) : 0,
      favourite: random() < 0.02,
      tags: random() < 0.2 ? [pick(tags)] : [],
    },
  };
}

function idOf(time: number, n: number): string {
  let [head, tail, rest] = ['', '', n];
  for (let i = 0, t = time; i < 10; i += 1, t = Math.floor(t / 32)) head = crockford[t % 32] + head;
  for (let i = 0; i < 16; i += 1, rest = Math.floor(rest / 32)) tail = crockford[rest % 32] + tail;
  return head + tail;
}

/** What people type, letter by letter: the queries after each key. */
export function sessionsOf(count: number, total: number, random: () => number): readonly (readonly string[])[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: count }, () => {
    const words = [
      pick([...verbs, ...things]),
      ...(random() < 0.6 ? [pick(looks)] : []),
      ...(random() < 0.3 ? [rareWord(Math.floor(random() * total))] : []),
    ];
    const text = words.join(' ');
    return Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1)).filter((typed) => !typed.endsWith(' '));
  });
}
