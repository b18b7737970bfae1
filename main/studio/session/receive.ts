// Brings one output home: download, verify, final name. Only then does the edit hear that it is there.
import { rm } from 'node:fs/promises';
import type { EditRecord } from '../../../app/edits/record.ts';
import type { Output } from '../../../app/seaart/named-request.ts';
import type { ReceiveOutcome } from '../../../app/edits/ports.ts';
import { failureOfDisk } from '../../platform/durable-files.ts';
import { cameUnchanged } from './came-unchanged.ts';
import type { Library } from '../../library/library.ts';
import { download } from '../../network/download.ts';
import type { FindProxy } from '../../network/trust.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';

const downloadsAtOnce = 4;

export type Receive = (
  record: EditRecord,
  index: number,
  output: Output,
  serviceIsLocal: boolean,
  /** The bytes that must come, when they came once before. */
  expectedSha256?: string,
) => Promise<ReceiveOutcome>;

/** At most four downloads at a time, in the order they are asked for. */
export function makeReceive(options: { library: Library; pictures: Pictures; userAgent: string; findProxy: FindProxy | null }): Receive {
  const { library, pictures } = options;
  let free = downloadsAtOnce;
  const line: (() => void)[] = [];

  const receive: Receive = async (record, index, output, serviceIsLocal, expectedSha256) => {
    const place = await library.temporaryFor(record, index);
    if (!place.ok) return { kind: 'disk', failure: place.failure };
    const temporary = place.value;
    try {
      const arrived = await download({
        url: output.url,
        into: temporary,
        serviceIsLocal,
        userAgent: options.userAgent,
        findProxy: options.findProxy,
      });
      if (arrived.kind !== 'file') return arrived;
      if (expectedSha256 !== undefined && arrived.sha256 !== expectedSha256)
        return { kind: 'damaged', detail: `another picture came: ${arrived.sha256}` };
      const checked = await pictures.check(temporary);
      if (!checked.ok)
        return checked.failure.kind === 'result-damaged'
          ? { kind: 'damaged', detail: checked.failure.detail ?? checked.failure.message }
          : { kind: 'disk', failure: checked.failure };
      const { mediaType, width, height } = checked.value;
      // Of a picture that came once before it is known.
      const unchanged = expectedSha256 === undefined && (await cameUnchanged({ library, pictures }, record, temporary).catch(() => false));
      const adopted = await library.adopt(record, index, temporary, mediaType, arrived.sha256);
      if (!adopted.ok) return { kind: 'disk', failure: adopted.failure };
      return {
        kind: 'received',
        result: {
          file: adopted.value,
          sha256: arrived.sha256,
          bytes: arrived.bytes,
          mediaType,
          width,
          height,
          ...(unchanged ? { unchanged } : {}),
        },
      };
    } catch (error) {
      return { kind: 'disk', failure: failureOfDisk(error) };
    } finally {
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  };

  return async (record, index, output, serviceIsLocal, expectedSha256) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => line.push(go));
    try {
      return await receive(record, index, output, serviceIsLocal, expectedSha256);
    } finally {
      const next = line.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
