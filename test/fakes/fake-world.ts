// What the pretended main knows when a test begins.
import type { Snapshot } from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { defaultSettings } from '../../app/settings/settings.ts';
import type { BatchWorld } from './batch-calls.ts';
import { batchWorld } from './batch-calls.ts';
import type { WordsWorld } from './words-calls.ts';
import { emptyDraft, samplePicture } from './studio-samples.ts';

export type FakeWorld = {
  /** Newest first. */
  edits: EditSummary[];
  snapshot: Snapshot;
  /** Taken by the picture calls, one after the other. */
  offered: Picture[];
  paidBefore: boolean;
  /** A picture of every recipe that is not here any more. */
  recipeGone: string | null;
} & BatchWorld &
  WordsWorld;

export function fakeWorld(more: Partial<Omit<FakeWorld, 'snapshot'>> & { readonly snapshot?: Partial<Snapshot> } = {}): FakeWorld {
  const edits = more.edits ?? [];
  return {
    edits,
    offered: more.offered ?? [
      samplePicture(1, { name: 'autumn.jpg', hasLocation: true }),
      samplePicture(2, { name: 'cups.png', mediaType: 'image/png', width: 1600, height: 1600 }),
    ],
    paidBefore: more.paidBefore ?? false,
    recipeGone: more.recipeGone ?? null,
    ...batchWorld(more),
    saved: more.saved ?? [],
    snapshot: {
      settings: defaultSettings,
      defaultLibraryFolder: '/home/ada/Pictures/Kontext Studio',
      key: { present: false, last4: null, where: null, trouble: null },
      service: { rehearsal: true, baseUrl: 'https://cloud.seaart.ai/model' },
      library: { folder: '/home/ada/Pictures/Kontext Studio', state: 'open', total: edits.length, trashed: 0, damaged: 0 },
      queue: {
        paused: false,
        pausedBecause: null,
        held: 'no',
        edits: edits.filter(({ endedAt, state }) => endedAt === null || state === 'unknown').reverse(),
        typicalSeconds: 12,
        turn: 0,
      },
      draft: emptyDraft,
      version: '0.1.0',
      versions: { host: 'Electron 45.4.1', node: '24.21.0', chromium: '156.0' },
      platform: 'linux',
      systemLanguage: 'en',
      ...more.snapshot,
    },
  };
}
