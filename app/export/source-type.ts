// Which kind of source a picture has, in IPTC's words, and how its labels name the model.
import type { EditRecord } from '../edits/record.ts';

const base = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** `words`: nothing but words went in, all the way up; `pictures`: at least one picture of the person's did. */
export type Origin = 'words' | 'pictures';

/** The full address, as IPTC asks for it. A rehearsal is no trained model's work and must not say that it is. */
export function digitalSourceType(record: EditRecord, origin: Origin): string {
  if (record.service.rehearsal) return `${base}${origin === 'words' ? 'algorithmicMedia' : 'algorithmicallyEnhanced'}`;
  return `${base}${origin === 'words' ? 'trainedAlgorithmicMedia' : 'compositeWithTrainedAlgorithmicMedia'}`;
}
