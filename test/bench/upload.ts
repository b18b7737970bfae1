// The body of a create: streamed from the files as base64, beside JSON.stringify and fetch.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Bench, Options } from './bench.ts';
import { mb, middle, ms, times } from './figures.ts';
import { askProcess } from './fixtures.ts';

type Sent = { readonly ms: number; readonly memory: number; readonly block: number; readonly received: number };

export const upload: Bench = {
  name: 'upload',
  means: `Four pictures of 5 MB go to a server on this computer that reads and counts them: the program’s own client, which turns files into base64 in small
pieces, beside reading them whole, \`JSON.stringify\` and \`fetch\`. Each upload is in a new process; memory is the most it ever held over what it
held before. *Flat* sends eight times as much.`,
  run: async (options) => {
    const { fixtures, quick, say } = options;
    let bytes = 0;
    const server = createServer((request, response) => {
      bytes = 0;
      request.on('data', (piece: Buffer) => (bytes += piece.length));
      request.on('end', () => response.end(String(bytes)));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const small = [0, 1, 2, 3].map((n) => fixtures.file(`upload/small-${n}.jpg`, randomBytes(5_000_000)));
      const large = [0, 1, 2, 3].map((n) => fixtures.file(`upload/large-${n}.jpg`, randomBytes(quick ? 20_000_000 : 40_000_000)));
      say('uploading');
      const [ours, theirs] = [await sendAll(options, 'ours', url, small), await sendAll(options, 'stringified', url, small)];
      const flat = await sendAll(options, 'ours', url, large);
      const [faster, leaner] = [theirs.ms / ours.ms, theirs.memory / ours.memory];
      return [
        {
          goal: 'P11',
          name: 'body of 4 × 5 MB sent',
          ours: ms(ours.ms),
          other: `JSON.stringify ${ms(theirs.ms)}`,
          ratio: times(faster),
          budget: '≥ 2.5×',
          held: faster >= 2.5,
        },
        {
          goal: 'P11',
          name: 'memory for it',
          ours: mb(ours.memory),
          other: `JSON.stringify ${mb(theirs.memory)}`,
          ratio: times(leaner),
          budget: '≤ 10 MB, ≥ 20×',
          held: ours.memory <= 10e6 && leaner >= 20,
        },
        {
          goal: 'P11',
          name: 'longest block meanwhile',
          ours: ms(ours.block),
          other: `JSON.stringify ${ms(theirs.block)}`,
          ratio: times(theirs.block / ours.block),
          budget: '≤ 8 ms',
          held: ours.block <= 8,
        },
        {
          goal: 'P11',
          name: `memory for 4 × ${quick ? 20 : 40} MB: flat`,
          ours: mb(flat.memory),
          other: `4 × 5 MB ${mb(ours.memory)}`,
          ratio: times(flat.memory / ours.memory),
          budget: '≤ 10 MB',
          held: flat.memory <= 10e6,
        },
      ];
    } finally {
      server.close();
    }
  },
};

async function sendAll({ rounds }: Options, kind: string, url: string, files: readonly string[]): Promise<Sent> {
  const taken: Readonly<Record<string, number>>[] = [];
  for (let n = 0; n < rounds; n += 1)
    taken.push(await askProcess([process.execPath, path.join(import.meta.dirname, 'upload-process.ts'), kind, url, ...files]));
  const of = (what: string): number => middle(taken.map((one) => one[what] ?? NaN));
  return { ms: of('ms'), memory: of('memory'), block: of('block'), received: of('received') };
}
