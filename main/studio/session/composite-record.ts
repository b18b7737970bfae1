// The record of a composite: a step from a result that was sent to nobody, with all that its bytes can be made from again.
import { compositeVersion, keepProgram } from '../../../app/composite/settings.ts';
import type { CompositeRecord } from '../../../app/edits/composite.ts';
import { notOrganised } from '../../../app/edits/record.ts';
import type { EditRecord, Input } from '../../../app/edits/record.ts';
import { clockOf, textsOf } from '../../../app/export/texts.ts';
import type { ExportTexts } from '../../../app/export/texts.ts';
import { stemOf } from '../../../app/library/name-template.ts';
import { stemParts } from '../../../app/library/naming.ts';
import { boxOnOriginal } from '../../../app/pictures/turned.ts';
import type { Composed } from '../../pictures/composite/jobs.ts';
import { localTime } from './import-record.ts';
import { unsentRecord, usualSending } from './unsent-record.ts';

/** Before its picture is made. Its instruction is that of the result, so that it is found by the same words. */
export function compositeRecord(options: {
  id: string;
  parent: EditRecord;
  index: number;
  original: Input;
  nowMs: number;
  version: string;
  nameTemplate: string;
}): EditRecord {
  const { id, parent, index, original, nowMs } = options;
  const now = new Date(nowMs).toISOString();
  const result = parent.results[index];
  // The composite is of the whole picture, whatever was sent of it.
  const { view: _view, ...whole } = original;
  const named = {
    id,
    model: keepProgram,
    request: {
      prompt: parent.request.prompt,
      inputs: [
        { ...whole, sent: null },
        ...(result === undefined
          ? []
          : [
              {
                sha256: result.sha256,
                name: result.file,
                mediaType: result.mediaType,
                bytes: result.bytes,
                width: result.width,
                height: result.height,
                parent: { editId: parent.id, index },
                sent: null,
              },
            ]),
      ],
      parameters: {},
      sending: usualSending,
    },
    organised: { ...notOrganised, project: parent.organised.project },
  };
  return unsentRecord({
    ...named,
    intent: `keep-${id}`,
    stem: stemOf(localTime(nowMs), options.nameTemplate, named, `kept ${parent.request.prompt}`),
    createdAt: now,
    version: options.version,
    rehearsal: parent.service.rehearsal,
    note: 'the original’s own pixels kept',
    imported: {
      from: 'program',
      program: keepProgram,
      file: (result?.file ?? '').slice(-255),
      at: now,
      sha256: result?.sha256 ?? original.sha256,
    },
  });
}

/** The record with what was laid, and with its result, whose file has no name yet. */
export function withComposed(record: EditRecord, composed: Composed): EditRecord {
  const {
    original,
    crop,
    turned,
    drawn,
    result,
    transform,
    match,
    inliers,
    noise,
    share,
    verdict,
    parts,
    settings,
    converted,
    maskPng,
    outside,
    written,
  } = composed;
  const composite: CompositeRecord = {
    algorithm: compositeVersion,
    original,
    result,
    ...(crop === null ? {} : { crop }),
    ...(turned === null || turned.turn === 0 ? {} : { turn: turned.turn }),
    ...(turned === null || turned.straighten === 0 ? {} : { straighten: turned.straighten }),
    ...(drawn.length === 0 ? {} : { drawn }),
    transform: [...transform],
    match,
    inliers,
    noise,
    share,
    verdict,
    parts: parts.map((part) => ({ ...part, box: [...boxOnOriginal(part.box, original, { turned })] })),
    settings,
    converted,
    outside: outside ?? { pixels: 0, identical: 0 },
    mask: maskPng,
  };
  return {
    ...record,
    composite,
    results:
      written === null
        ? []
        : [
            {
              file: '',
              sha256: written.sha256,
              bytes: written.bytes,
              mediaType: 'image/png',
              width: written.width,
              height: written.height,
            },
          ],
  };
}

/** What the written file says about itself. From the record alone, wherever and whenever: the same record gives the same texts. */
export function textsOfComposite(record: EditRecord): ExportTexts | null {
  const { version } = record.app;
  const draft = { ...record, results: [], organised: notOrganised };
  const texts = textsOf(draft, 0, { origin: 'pictures', policy: 'full', version });
  return texts === null ? null : { ...texts, made: madeAt(record) };
}

/** The time of the clock it was made by, as its name has it, since this computer may be in another zone now. */
function madeAt({ stem, createdAt }: EditRecord): ExportTexts['made'] {
  const named = stemParts(stem);
  const madeMs = Date.parse(createdAt);
  if (named === null || Number.isNaN(madeMs)) return null;
  const { year, month, day, hour, minute, second } = named;
  const clockMs = Date.UTC(year, month - 1, day, hour, minute, second);
  return clockOf(clockMs, Math.round((clockMs - madeMs) / 60_000));
}
