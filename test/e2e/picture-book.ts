// The library that the documents show: one coast that was edited step by step, and years of other pictures around it.
import { unknownOutcome } from '../../app/seaart/failures.ts';
import type { Planted } from './planted.ts';
import { idOf } from '../main/library/records.ts';
import { paintScenery } from './painted.ts';
import type { Scenery } from './painted.ts';

export const coast: Scenery = {
  sky: ['#6fa3d4', '#a9c9e4', '#dfe9ee'],
  hills: ['#8aa0b2', '#6f8a86', '#4d6b4c'],
  sea: ['#8fb4c8', '#3f6f8c'],
  trees: '#2f4a35',
};
const red: Scenery = {
  ...coast,
  sky: ['#5b2a4e', '#d4573f', '#f6b46a'],
  hills: ['#8d4d58', '#693a47', '#3a2a30'],
  sea: ['#e08a5c', '#5a2f48'],
  trees: '#241c22',
  sun: { x: 820, y: 420, r: 46, colour: '#ffe0a0' },
};
const lit: Scenery = { ...red, lighthouse: true };
const night: Scenery = {
  ...lit,
  sky: ['#0b1230', '#1d2c58', '#40527c'],
  hills: ['#2a365c', '#202a48', '#12182b'],
  sea: ['#3a4c7a', '#10182f'],
  trees: '#0b1020',
  sun: { x: 900, y: 190, r: 38, colour: '#f3efd8' },
  stars: true,
};
const meadow: Scenery = { sky: ['#5f9bd8', '#a8cdea', '#f0ead8'], hills: ['#8ea7bd', '#7a9a6c', '#5f8f43'], trees: '#35603a' };

const places: readonly (readonly [words: string, scenery: Scenery])[] = [
  ['a meadow in spring', meadow],
  ['make the meadow golden, as in late summer', { ...meadow, hills: ['#b3a187', '#c29a4e', '#d8a93f'], trees: '#7c6a2a', shift: 60 }],
  [
    'first snow on the hills',
    { ...meadow, sky: ['#8fa3b8', '#c4d0da', '#eef1f3'], hills: ['#a8b6c4', '#d5dde4', '#f3f6f8'], snow: true, trees: '#4a5d62' },
  ],
  [
    'a red desert at noon',
    {
      sky: ['#4f90c9', '#9cc3dc', '#f2d9b8'],
      hills: ['#c98862', '#b8623e', '#a04a2c'],
      shift: 300,
      sun: { x: 300, y: 120, r: 40, colour: '#fff6d8' },
    },
  ],
  [
    'the bay in the morning fog',
    { ...coast, sky: ['#b6c2c8', '#d3dadb', '#eceeec'], hills: ['#b4bfc2', '#98a6a6', '#6c7d74'], sea: ['#c3cfd2', '#8fa3aa'], shift: 140 },
  ],
  ['put a white sailing boat on the water', { ...coast, boat: '#ffffff', shift: 90 }],
  ['make the sails red', { ...coast, boat: '#c8382f', shift: 90 }],
  ['an autumn forest by the lake', { ...coast, hills: ['#9aa3a8', '#b0703a', '#8f4e22'], trees: '#b9541f', shift: 400 }],
  [
    'violet mountains after sunset',
    { sky: ['#2b2350', '#7b4f8f', '#e39aa5'], hills: ['#6b5590', '#4a3d6e', '#2a2442'], shift: 520, trees: '#1d1830' },
  ],
  ['a green valley under clouds', { ...meadow, sky: ['#8ba4b5', '#b9c8ce', '#dfe4e0'], shift: 700 }],
  ['tropical water, turquoise', { ...coast, sea: ['#6fd0cf', '#1b8c9c'], sky: ['#4aa3e0', '#9ad2ee', '#e8f5ee'], shift: 210 }],
  ['the sea under a full moon', { ...night, lighthouse: false, shift: 330 }],
];

/** The family first: its ids are the first ones `plantLibrary` returns. */
export async function pictureBook(): Promise<readonly Planted[]> {
  const photo = { name: 'coast.png', ...(await paintScenery(coast)) };
  const family: readonly Planted[] = [
    {
      prompt: 'make the sky red',
      at: new Date('2026-11-20T15:02:00Z'),
      picture: await paintScenery(red),
      photo,
      marks: { stars: 3, tags: ['coast'] },
    },
    {
      prompt: 'add a lighthouse on the cliff',
      at: new Date('2026-11-20T15:09:00Z'),
      picture: await paintScenery(lit),
      parent: 0,
      requestId: 'mmsu_7r2d6h9x0b3f8v1s',
      marks: { stars: 4, tags: ['coast'], flag: 'pick' },
    },
    {
      prompt: 'make it night, with stars',
      at: new Date('2026-11-20T15:21:00Z'),
      picture: await paintScenery(night),
      parent: 1,
      marks: { stars: 5, favourite: true, tags: ['coast'], label: 'blue', project: 'Harbour calendar' },
    },
    {
      prompt: 'add a boat with white sails',
      at: new Date('2026-11-20T15:30:00Z'),
      picture: await paintScenery({ ...lit, boat: '#f6ead8' }),
      parent: 1,
      marks: { stars: 4, tags: ['coast'], label: 'green', project: 'Harbour calendar' },
    },
    {
      prompt: 'winter: snow on the mountains',
      at: new Date('2026-11-20T15:41:00Z'),
      picture: await paintScenery({ ...coast, snow: true, hills: ['#9fb0bf', '#c3ced6', '#e6ecef'], lighthouse: true }),
      parent: 1,
      marks: { stars: 2 },
    },
  ];
  const others: Planted[] = [];
  for (const [nth, [prompt, scenery]] of places.entries()) {
    const picture = await paintScenery(scenery);
    const at = new Date(Date.UTC(2026, 10 - Math.floor(nth / 4), 18 - (nth % 4) * 3, 9, 30));
    others.push({ prompt, at, picture, marks: { stars: ([0, 3, 4, 0, 5] as const)[nth % 5] ?? 0, favourite: nth % 5 === 4 } });
  }
  return [...family, ...others, ...(await dusks())];
}

/** One press of Run that made six. */
async function dusks(): Promise<readonly Planted[]> {
  const skies = ['#5b2a4e', '#3d3f78', '#7a3a3a', '#2c4a6e', '#6a3f6d', '#8a4b2f'];
  return Promise.all(
    skies.map(async (sky, item) => ({
      prompt: 'the harbour at dusk',
      at: new Date(Date.UTC(2026, 10, 19, 18, item)),
      picture: await paintScenery({ ...lit, sky: [sky, '#d4573f', '#f6b46a'], boat: '#f6ead8', shift: item * 37 }),
      batch: { id: idOf(900), item, set: 'the harbour at dusk', of: skies.length },
    })),
  );
}

/** What went wrong, for the page that says what to do about it. */
export async function trouble(): Promise<Planted> {
  return {
    prompt: 'a storm rolls in from the sea',
    at: new Date('2026-11-21T08:10:00Z'),
    photo: { name: 'coast.png', ...(await paintScenery(coast)) },
    end: { state: 'unknown', failure: unknownOutcome('ECONNRESET') },
  };
}
