// A version that keeps the original's pixels, made once more from the two pictures its record names: for when its file is missing or damaged.
import { rm } from 'node:fs/promises';
import { comparableSince, compositeVersion } from '../../../app/composite/settings.ts';
import { compositeOf } from '../../../app/edits/composite.ts';
import { seenOf } from '../../../app/pictures/input-view.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { ReceiveOutcome } from '../../../app/edits/ports.ts';
import { failureOfDisk } from '../../platform/durable-files.ts';
import type { Library } from '../../library/library-type.ts';
import { asProposed } from '../../pictures/composite/jobs.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import { textsOfComposite } from './composite-record.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';

export type MakeAgain = (record: EditRecord) => Promise<ReceiveOutcome>;

/** Only the very bytes that were written once are taken, under a name beside the record; else nothing is written. Never rejects. */
export function makeMakeAgain({
  library,
  pictures,
}: {
  readonly library: Pick<Library, 'inputPath' | 'temporaryFor' | 'adopt'>;
  readonly pictures: Pick<Pictures, 'compose'>;
}): MakeAgain {
  return async (record) => {
    const composite = compositeOf(record);
    const [written] = record.results;
    if (composite === null || !mayBeTheSame(composite.algorithm) || written === undefined) return anotherProgram();
    const [original, result] = await Promise.all([
      library.inputPath(composite.original.sha256),
      library.inputPath(composite.result.sha256),
    ]);
    if (original === null) return noOriginal();
    if (result === null) return noResult();
    const partFile = await library.temporaryFor(record, 0);
    if (!partFile.ok) return { kind: 'disk', failure: partFile.failure };
    try {
      const [name = '', resultName = ''] = record.request.inputs.map((input) => input.name);
      const composed = await pictures.compose(
        {
          ...asProposed,
          original: { path: original, name, ...seenOf({ view: { ...composite, strokes: composite.drawn } }) },
          result: { path: result, name: resultName },
          settings: composite.settings,
          write: { into: partFile.value, force: true, texts: textsOfComposite(record) },
        },
        new AbortController().signal,
      );
      if (!composed.ok) return { kind: 'disk', failure: composed.failure };
      // A mask of one's own is not in the record, and another version of the encoder writes other bytes.
      if (composed.value.written?.sha256 !== written.sha256) return otherBytes();
      const adopted = await library.adopt(record, 0, partFile.value, written.mediaType, written.sha256);
      return adopted.ok ? { kind: 'received', result: { ...written, file: adopted.value } } : { kind: 'disk', failure: adopted.failure };
    } catch (error) {
      return { kind: 'disk', failure: failureOfDisk(error) };
    } finally {
      await rm(partFile.value, { force: true }).catch(() => undefined);
    }
  };
}

/** Whether it is, the bytes tell. */
const mayBeTheSame = (algorithm: number): boolean => algorithm >= comparableSince && algorithm <= compositeVersion;

const notMade = (said: Message): ReceiveOutcome => ({ kind: 'disk', failure: makeFailure('picture-missing', said, { next: 'none' }) });

const anotherProgram = (): ReceiveOutcome => notMade(say('composite.otherVersion'));
const noOriginal = (): ReceiveOutcome => notMade(say('composite.originalGone'));
const noResult = (): ReceiveOutcome => notMade(say('composite.sourceGone'));
const otherBytes = (): ReceiveOutcome => notMade(say('composite.notSame'));
