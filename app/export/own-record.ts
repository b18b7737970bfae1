// Our own record as an exported copy carries it: the recipe, without key, addresses, paths, private notes or what the service answered.
import { recordFormat } from '../edits/record.ts';
import type { EditRecord } from '../edits/record.ts';
import type { WebSource } from '../pictures/web-source.ts';
import { withoutItsQuery } from '../pictures/web-address.ts';
import { fileName } from './name.ts';

function exportedSource(web: WebSource): WebSource {
  const { address, itself, unseen, shortened } = withoutItsQuery(web);
  return { address, itself, ...(unseen === undefined ? {} : { unseen }), ...(shortened === undefined ? {} : { shortened }) };
}

/** A record in the same form as the library's, so that the same reader takes it; named piece by piece, so that nothing unknown goes along. */
export function exportedRecord(record: EditRecord, index: number): EditRecord {
  const { request, organised, named, imported } = record;
  const result = record.results[index];
  return {
    format: recordFormat,
    id: record.id,
    intent: record.intent,
    stem: record.stem,
    createdAt: record.createdAt,
    app: { version: record.app.version },
    model: record.model,
    service: { baseUrl: '', rehearsal: record.service.rehearsal },
    request: {
      prompt: request.prompt,
      inputs: request.inputs.map(({ sha256, name, mediaType, bytes, width, height, parent, web }) => ({
        sha256,
        name: fileName(name),
        mediaType,
        bytes,
        width,
        height,
        parent: parent === null ? null : { editId: parent.editId, index: parent.index },
        sent: null,
        // Where its address was sent the recipe is not whole without it; a signature in it is nobody else's.
        ...(web?.itself === true ? { web: exportedSource(web) } : {}),
      })),
      parameters: request.parameters,
      sending: { longSide: request.sending.longSide, asIs: request.sending.asIs },
    },
    state: record.state,
    timeline: [],
    cancelAskedAt: null,
    named:
      named === null ? null : { requestId: named.requestId, endpoint: named.endpoint, responseUrl: null, statusUrl: null, cancelUrl: null },
    outputs: [],
    results:
      result === undefined
        ? []
        : [
            {
              file: fileName(result.file),
              sha256: result.sha256,
              bytes: result.bytes,
              mediaType: result.mediaType,
              width: result.width,
              height: result.height,
            },
          ],
    failure: null,
    answers: [],
    repeats: record.repeats,
    owner: null,
    ...(imported === undefined
      ? {}
      : {
          imported: {
            from: imported.from,
            file: fileName(imported.file),
            at: imported.at,
            sha256: imported.sha256,
            ...(imported.negativePrompt === undefined ? {} : { negativePrompt: imported.negativePrompt }),
            ...(imported.editId === undefined ? {} : { editId: imported.editId }),
          },
        }),
    organised: {
      stars: organised.stars,
      favourite: organised.favourite,
      flag: organised.flag,
      label: organised.label,
      tags: organised.tags,
      note: '',
      project: null,
    },
  };
}
