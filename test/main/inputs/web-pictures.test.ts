// Pictures by their addresses through the whole studio: kept as every input or sent as they are, in record, ledger and “paid before”.
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sentBy } from '../../../app/edits/ledger.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { inputViewKey } from '../../../app/pictures/input-view.ts';
import type { Reply } from '../../../app/failure.ts';
import type { Ran } from '../../../app/contract/contract.ts';
import type { Picture } from '../../../app/edits/picture.ts';
import { openBench } from '../../faults/bench.ts';
import type { Bench } from '../../faults/bench.ts';
import { jpeg, png } from '../../fakes/pictures.ts';
import { startSeaart } from '../../fakes/seaart-server.ts';
import type { SeaartServer } from '../../fakes/seaart-server.ts';
import { recordSchema } from '../../fixtures/0.1.0/record-parser.mjs';

let folder: string;
let seaart: SeaartServer;
let host: Server;
let heard: IncomingMessage[];
let bytes: Buffer;
let bench: Bench;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kontext-web-'));
  seaart = await startSeaart();
  heard = [];
  bytes = await jpeg(640, 480);
  host = createServer((request, response) => {
    heard.push(request);
    if (request.url?.startsWith('/page') === true) response.end('<!doctype html><p>boats');
    else if (request.url?.startsWith('/drawing') === true) response.end('<svg xmlns="http://www.w3.org/2000/svg"/>');
    else response.end(bytes);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  bench = await openBench({ folder, library: path.join(folder, 'library'), baseUrl: seaart.baseUrl, key: seaart.key });
});
afterEach(async () => {
  await bench.close();
  host.closeAllConnections();
  await new Promise((resolve) => host.close(resolve));
  await seaart.stop();
  rmSync(folder, { recursive: true, force: true });
});

const at = (place: string): string => `http://127.0.0.1:${(host.address() as AddressInfo).port}${place}`;
const here = ['127.0.0.1'];
const take = async (place: string): Promise<Picture> => {
  const taken = await bench.studio.web.take(at(place), here);
  if (taken.kind !== 'taken') throw new Error(JSON.stringify(taken));
  return taken.picture;
};
const itself = (picture: Picture): Picture => ({ ...picture, web: { address: picture.web?.address ?? '', itself: true } });
const run = (pictures: readonly Picture[], more: { evenIfPaid?: boolean; addresses?: (string | null)[] } = {}): Promise<Reply<Ran>> =>
  bench.studio.handlers['edit.run']({
    request: { model: 'flux_kontext_max', prompt: 'make it night', pictures: [...pictures], parameters: { seed: 7 } },
    intents: [crypto.randomUUID()],
    next: false,
    evenIfPaid: more.evenIfPaid ?? false,
    shown: {
      places: pictures.map(inputViewKey),
      addresses: more.addresses ?? pictures.map(({ web }) => (web?.itself === true ? web.address : null)),
      count: 1,
    },
  });
const ended = async (ran: Reply<Ran>): Promise<EditRecord> => {
  if (!ran.ok) throw new Error(ran.failure.message);
  const [id = ''] = ran.value.ids;
  await bench.done(id);
  const record = await bench.studio.session()?.library.load(id);
  if (record == null) throw new Error('the record is there');
  return record;
};
const body = (nth: number): Record<string, unknown> =>
  JSON.parse(seaart.creates[nth]?.heard.body.toString('utf8') ?? '{}') as Record<string, unknown>;
const filesIn = (place: string): string[] =>
  existsSync(path.join(folder, place))
    ? readdirSync(path.join(folder, place), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
    : [];
const kept = (): string[] => filesIn('library/inputs').map((file) => path.basename(file));
/** A thumbnail that was being made when its folder was listed has its own name by now. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (!file.endsWith('.part')) throw error;
    return Buffer.alloc(0);
  }
}
/** Files that hold these words, by their endings. */
const holding = (words: string): string[] =>
  [...filesIn('home'), ...filesIn('library')].filter((file) => bytesOf(file).includes(words)).map((file) => path.extname(file));

describe('a picture that is fetched', () => {
  test('is kept as every input, its signature nowhere, and its host hears nothing of the key', async () => {
    const picture = await take('/a/boats.jpg?X-Sign=secret');
    expect(picture).toMatchObject({ name: 'boats.jpg', mediaType: 'image/jpeg', bytes: bytes.length, width: 640, height: 480 });
    const record = await ended(await run([picture]));
    expect(record.request.inputs).toMatchObject([
      { name: 'boats.jpg', sent: { mediaType: 'image/jpeg' }, web: { address: at('/a/boats.jpg'), itself: false, shortened: true } },
    ]);
    expect(holding('X-Sign')).toEqual([]);
    expect(kept()).toEqual([expect.stringContaining(picture.sha256)]);
    expect(typeof body(0)['input_image']).toBe('string');
    expect(body(0)['input_image']).not.toContain('http');
    expect(heard.map(({ url, headers }) => [url, headers.authorization, headers.cookie, headers.referer])).toEqual([
      ['/a/boats.jpg?X-Sign=secret', undefined, undefined, undefined],
    ]);
    expect(JSON.stringify(heard.map(({ rawHeaders }) => rawHeaders))).not.toContain(seaart.key);
  });

  test('that is none is refused by its bytes, and nothing of it stays', async () => {
    for (const [place, kind] of [
      ['/page.jpg', 'picture-missing'],
      ['/drawing.jpg', 'picture-unsupported'],
    ] as const)
      expect(await bench.studio.web.take(at(place), here)).toMatchObject({ kind: 'failed', failure: { kind } });
    expect(readdirSync(path.join(folder, 'home', 'inbox'))).toEqual([]);
  });

  test('needs a host that was allowed, which is remembered and can be forgotten', async () => {
    const ask = { kind: 'ask', host: '127.0.0.1', from: null };
    expect(await bench.studio.web.take(at('/a.jpg'), [])).toEqual(ask);
    expect(heard).toEqual([]);
    await bench.studio.web.allow('127.0.0.1');
    expect(await bench.studio.web.take(at('/a.jpg'), [])).toMatchObject({ kind: 'taken' });
    await bench.studio.handlers['host.forget']({ host: '127.0.0.1' });
    expect([await bench.studio.web.take(at('/a.jpg'), []), bench.settings().fetchHosts]).toEqual([ask, []]);
  });
});

describe('an address that is sent as it is', () => {
  test('goes out whole, is written down whole in the record alone, and keeps our copy', async () => {
    const picture = itself(await take('/a/boats.jpg?X-Sign=secret'));
    const preflight = await bench.studio.handlers['edit.preflight']({
      model: 'flux_kontext_max',
      prompt: 'make it night',
      pictures: [picture],
      parameters: {},
    });
    expect(preflight).toMatchObject({
      ok: true,
      value: {
        pictures: [{ sha256: picture.sha256, sent: null, address: at('/a/boats.jpg?X-Sign=secret') }],
        totalBytes: 0,
        warnings: [{ kind: 'address-sent', places: [1] }],
      },
    });
    const record = await ended(await run([picture]));
    expect(body(0)).toEqual({ prompt: 'make it night', seed: 7, input_image: at('/a/boats.jpg?X-Sign=secret') });
    expect(record.request.inputs).toMatchObject([{ sent: null, web: { address: at('/a/boats.jpg?X-Sign=secret'), itself: true } }]);
    expect(record.posted?.bytes).toBe(seaart.creates[0]?.heard.body.length);
    expect(kept()).toEqual([expect.stringContaining(picture.sha256)]);
    expect(sentBy(record)).toMatchObject([{ pictures: [], addresses: [at('/a/boats.jpg')] }]);
    expect(recordSchema.safeParse(JSON.parse(JSON.stringify(record))).success).toBe(true);
    // Not in the index, the log, the prepared copies.
    expect(holding('X-Sign')).toEqual(['.json']);
  });

  test('is another request than the picture, and the same one again under a new signature', async () => {
    const first = await take('/a.jpg?s=1');
    await ended(await run([first]));
    const again = itself(await take('/a.jpg?s=2'));
    await ended(await run([again]));
    for (const picture of [first, again, itself(await take('/a.jpg?s=3'))])
      expect(await run([picture])).toMatchObject({ ok: false, failure: { kind: 'paid-before' } });
    bytes = await png(640, 480);
    await ended(await run([itself(await take('/a.jpg?s=1'))]));
    expect(seaart.creates.length).toBe(3);
  });

  test('without a copy is sent all the same, has no file that could be missing, and its recipe gives it back', async () => {
    const taken = await bench.studio.web.takeUnseen(at('/gone/boats.jpg?s=1'));
    if (!taken.ok) throw new Error(taken.failure.message);
    const record = await ended(await run([taken.value]));
    expect([body(0)['input_image'], heard, kept()]).toEqual([at('/gone/boats.jpg?s=1'), [], []]);
    expect(await bench.studio.handlers['edit.recipe']({ id: record.id })).toMatchObject({
      ok: true,
      value: { pictures: [taken.value], gone: [] },
    });
    const verified = await bench.studio.handlers['library.verify'](undefined);
    expect(verified).toMatchObject({ ok: true, value: { findings: 0 } });
    const repeated = await bench.studio.handlers['edit.retry']({ id: record.id, intent: crypto.randomUUID() });
    await ended(repeated);
    expect(body(1)).toEqual(body(0));
  });

  test('that is not what the window shows, or may not be sent, makes nothing', async () => {
    const picture = itself(await take('/a.jpg?s=1'));
    for (const addresses of [[], [null], [at('/a.jpg?s=2')]])
      expect(await run([picture], { addresses })).toMatchObject({ ok: false, failure: { kind: 'invalid-request' } });
    const fetched = await take('/a.jpg?s=1');
    expect(await run([fetched], { addresses: [at('/a.jpg?s=1')] })).toMatchObject({ ok: false, failure: { kind: 'invalid-request' } });
    for (const address of [
      'https://10.0.0.8/a.jpg',
      'https://router/a.jpg',
      'http://a.example.com/a.jpg',
      `${at('/a.jpg')}?k=${seaart.key}`,
    ])
      expect(await run([{ ...picture, web: { address, itself: true } }])).toMatchObject({
        ok: false,
        failure: { kind: 'picture-missing' },
      });
    expect(await run([{ ...picture, web: { address: at('/a.jpg'), itself: true, shortened: true } }])).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-request' },
    });
    // Never of a picture of which a part alone is to be sent.
    const view = { crop: [0, 0, 100, 100] } as const;
    expect(await run([{ ...picture, view }])).toMatchObject({ ok: false, failure: { kind: 'invalid-request' } });
    expect([(await bench.studio.session()?.library.find(''))?.total, seaart.creates.length]).toEqual([0, 0]);
  });
});
