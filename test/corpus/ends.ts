// How edits end that bring no picture: each way once, in the words the product itself finds for it.
import type { EditState } from '../../app/edits/record.ts';
import { englishFailure } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import {
  damagedResult,
  expiredResult,
  failureOfRefusal,
  failureOfTask,
  noPicture,
  noSuchRequest,
  unknownOutcome,
} from '../../app/seaart/failures.ts';

export type BadEnd = {
  readonly state: Extract<EditState, 'failed' | 'blocked' | 'cancelled' | 'lost'>;
  readonly failure: Failure | null;
  /** How far it came: not sent, refused by the service, taken by it, or finished there. */
  readonly reached: 'waiting' | 'submitting' | 'running' | 'saving';
  /** Of the service's refusal. */
  readonly status?: number;
};

const refused = (status: number, code: string, message: string): BadEnd => ({
  state: 'failed',
  failure: failureOfRefusal(status, { code, message }),
  reached: 'submitting',
  status,
});
const ofTask = (code: string, message: string): Failure => failureOfTask({ code, message });

export const badEnds: readonly BadEnd[] = [
  refused(402, '40201', 'insufficient balance'),
  refused(401, '40101', 'invalid api key'),
  refused(403, '40301', 'model flux_kontext_max is not enabled for this account'),
  refused(404, '40401', 'model not found'),
  refused(413, '41301', 'request body exceeds the limit'),
  refused(400, '40001', 'aspect_ratio must lie between 21:9 and 9:21'),
  { state: 'blocked', failure: ofTask('CONTENT_BLOCKED', 'request moderated'), reached: 'running' },
  { state: 'failed', failure: ofTask('INFERENCE_FAILURE', 'the worker ended early'), reached: 'running' },
  { state: 'failed', failure: ofTask('INFERENCE_TIMEOUT', 'no result within 300 s'), reached: 'running' },
  { state: 'failed', failure: ofTask('REQUEST_INVALID', 'input_image could not be decoded'), reached: 'running' },
  { state: 'failed', failure: noPicture(), reached: 'saving' },
  { state: 'failed', failure: damagedResult('not a PNG, JPEG or WebP'), reached: 'saving' },
  {
    state: 'failed',
    failure: englishFailure('picture-missing', 'The picture “autumn.jpg” is not there any more. Choose it again; nothing was sent.'),
    reached: 'waiting',
  },
  {
    state: 'failed',
    failure: englishFailure('picture-damaged', 'The picture “logo.png” is damaged. Save it again with another program; nothing was sent.'),
    reached: 'waiting',
  },
  { state: 'cancelled', failure: null, reached: 'waiting' },
  { state: 'cancelled', failure: ofTask('CANCELLED', 'cancelled by the user'), reached: 'running' },
  { state: 'lost', failure: noSuchRequest('mmsu_01hxyz'), reached: 'running' },
  { state: 'lost', failure: expiredResult('HTTP 403'), reached: 'saving' },
  { state: 'lost', failure: unknownOutcome('ECONNRESET'), reached: 'submitting' },
];
