import { fail, makeFailure } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Painted, PaintJob } from './jobs.ts';
export async function paint(_job: PaintJob): Promise<Reply<Painted>> {
  return fail(makeFailure('picture-process', 'not yet'));
}
