// “Keep my pixels” on the pretended main: a proposal of two parts over a frame of 600 × 400.
import type { CallHandlers, KeepProposal } from '../../app/contract/contract.ts';
import type { KeepSettings } from '../../app/composite/keep-settings.ts';

export const keepDefaults: KeepSettings = { off: [], strokes: [], sensitivity: 1, grow: 60, feather: 60, tone: 0.5, grain: true };

export const keepProposal: KeepProposal = {
  key: 'ab'.repeat(32),
  verdict: 'accepted',
  reason: null,
  transform: [0.208, 0, -0.396, 0, 0.208, -0.396],
  match: 0.91,
  inliers: 1,
  noise: 0.7,
  largest: 61,
  share: 0.13,
  parts: [
    { number: 1, box: [600, 800, 1500, 1200], share: 0.11 },
    { number: 2, box: [4800, 300, 420, 380], share: 0.02 },
  ],
  enlargement: 10,
  converted: null,
  hasGainMap: false,
  crop: null,
  atEdge: [],
  unseen: [],
  marksLeft: 0,
  hasCovers: false,
  original: { width: 6000, height: 4000, sha256: 'cd'.repeat(32) },
  frame: { width: 600, height: 400 },
  defaults: keepDefaults,
};

export const keepCalls: Pick<CallHandlers, 'keep.propose' | 'keep.write' | 'keep.stop'> = {
  'keep.propose': async () => ({ ok: true, value: keepProposal }),
  'keep.write': async () => ({ ok: true, value: { verdict: 'accepted', reason: null, edit: null, outside: null } }),
  'keep.stop': async () => null,
};
