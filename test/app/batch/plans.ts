// Batches as values, for tests.
import { firstProgress } from '../../../app/batch/batch.ts';
import type { BatchPlan, BatchProgress } from '../../../app/batch/batch.ts';
import type { BatchEdit } from '../../../app/batch/items.ts';
import { englishFailure } from '../../../app/failure.ts';

export const planOf = (count: number, more: Partial<BatchPlan> = {}): BatchPlan => ({
  format: 1,
  id: '01JD0000000000000000000001',
  createdAt: '2026-11-28T10:00:00.000Z',
  app: { version: '0.0.0' },
  set: 'night',
  model: 'flux_kontext_max',
  prompt: 'make it night',
  parameters: {},
  sending: { longSide: 2048, asIs: false },
  project: null,
  service: { baseUrl: 'https://cloud.seaart.ai/model', rehearsal: false },
  fixed: [],
  pilot: null,
  items: Array.from({ length: count }, (_, at) => ({
    name: `p${at}.jpg`,
    path: `/in/p${at}.jpg`,
    result: null,
    bytes: 9,
    sha256: String(at % 10).repeat(64),
  })),
  ...more,
});

export const going = (more: Partial<BatchProgress> = {}): BatchProgress => ({
  ...firstProgress('01JD0000000000000000000001', { stopOn: 'trouble', limits: { pictures: null, cost: null }, evenIfPaid: false }),
  state: 'going',
  ...more,
});

export const editOf = (item: number, state: BatchEdit['state'], more: Partial<BatchEdit> = {}): BatchEdit => ({
  id: `01JD000000000000000000${String(item).padStart(4, '0')}`,
  item,
  createdAt: '2026-11-28T10:00:00.000Z',
  state,
  failure: null,
  trouble: null,
  sent: true,
  out: false,
  ...more,
});

export const blocked = englishFailure('blocked', 'Blocked.', { charged: 'maybe' });
export const empty = englishFailure('balance', 'No credits.');
export const gone = englishFailure('picture-missing', '“p0.jpg” is not there.');
