// Row 45 on the way out: every shape, format and policy is really exported, and the bytes are looked through for what is nobody's business.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type * as NodeOs from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Sharp } from 'sharp';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { EditRecord } from '../../app/edits/record.ts';
import { defaultExport } from '../../app/export/choices.ts';
import { exportFormats, exportShapes, metadataPolicies } from '../../app/export/kinds.ts';
import { defaultSettings } from '../../app/settings/settings.ts';
import { quarters } from '../fakes/pictures.ts';
import { input } from '../fakes/records.ts';
import { startSeaart } from '../fakes/seaart-server.ts';
import { plant } from '../main/library/opened.ts';
import { recordOf, resultOf, shaOf } from '../main/library/records.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { openBench } from './bench.ts';

// Names that nobody has, so that none is found by chance: a machine may be called `vm`, and its user `root`.
vi.mock('node:os', async (original) => {
  const os = await original<typeof NodeOs>();
  return {
    ...os,
    hostname: () => 'machine-canary',
    userInfo: () => ({ ...os.userInfo(), username: 'user-canary', homedir: '/home/user-canary' }),
    homedir: () => '/home/user-canary',
  };
});

/** What may not be in a file, by what it is. */
type Secrets = Readonly<Record<string, string>>;

/** Which of the secrets are in these bytes, in any of the ways that a picture or a page holds texts. */
function secretsIn(bytes: Buffer, secrets: Secrets): readonly string[] {
  // Copied and cut to pairs: node 24 writes past its memory when it reads an odd count of bytes from an odd place as UTF-16.
  const pairs = (from: number): Buffer => Buffer.from(bytes.subarray(from, from + ((bytes.length - from) & ~1)));
  const texts = [
    bytes.toString('utf8'),
    bytes.toString('latin1'),
    ...[0, 1].flatMap((from) => [pairs(from).toString('utf16le'), pairs(from).swap16().toString('utf16le')]),
    ...inflated(bytes),
  ];
  const found = Object.entries(secrets)
    .filter(([, secret]) => texts.some((text) => text.includes(secret)))
    .map(([name]) => name);
  // The pictures that a page carries.
  const carried = [...(texts[1] ?? '').matchAll(/base64,([A-Za-z0-9+/=]{40,})/g)].map(([, data = '']) => Buffer.from(data, 'base64'));
  return [...new Set([...found, ...carried.flatMap((picture) => secretsIn(picture, secrets))])];
}

/** Texts that a PNG holds compressed. */
function inflated(bytes: Buffer): readonly string[] {
  const texts: string[] = [];
  if (bytes.length < 8 || bytes.readUInt32BE(0) !== 0x89504e47) return texts;
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (!/^(?:zTXt|iTXt|iCCP)$/.test(bytes.toString('latin1', at + 4, at + 8))) continue;
    const chunk = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    for (let begin = 0; begin < chunk.length; begin += 1) {
      if (((chunk[begin] ?? 0) & 0x0f) !== 8) continue;
      try {
        texts.push(inflateSync(chunk.subarray(begin)).toString('utf8'));
      } catch {
        // Not where compressed bytes begin.
      }
    }
  }
  return texts;
}

/** An edit that was made at the service from a photograph, whose record holds all that must stay at home. */
async function plantTalkative(folder: string, library: string, key: string): Promise<{ id: string; file: string }> {
  const bytes = await quarters(64, 48).png().toBuffer();
  const photo = await quarters(80, 60)
    .withExif({ IFD0: { Artist: 'Somebody Photographed' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
    .jpeg()
    .toBuffer();
  const sha256 = shaOf(photo);
  const base = recordOf(1, { prompt: 'a lighthouse 灯塔' });
  const name = `${base.stem}.png`;
  const given = path.join(folder, 'home', 'Photos', 'coast.jpg');
  const url = `https://service.invalid/requests/mmsu_1?token=${key}`;
  const record: EditRecord = {
    ...base,
    service: { baseUrl: 'https://service.invalid/model', rehearsal: false },
    request: { ...base.request, inputs: [{ ...input, sha256, bytes: photo.byteLength, name: given }] },
    named: { requestId: 'mmsu_1', endpoint: 'flux_kontext_max', responseUrl: url, statusUrl: url, cancelUrl: url },
    outputs: [{ url, contentType: 'image/png', width: 64, height: 48 }],
    owner: { installation: 'installation-canary', process: 'process-canary' },
    timeline: [{ at: base.createdAt, state: 'done', note: `saved in ${library} with ${key}` }],
    organised: { ...base.organised, note: 'a note-canary of my own' },
    results: [{ ...resultOf(name, bytes), width: 64, height: 48 }],
  };
  const file = plant({ folder: library, cacheFolder: '' }, record);
  writeFileSync(path.join(path.dirname(file), name), bytes);
  const inputs = path.join(library, 'inputs', sha256.slice(0, 2));
  mkdirSync(inputs, { recursive: true });
  writeFileSync(path.join(inputs, `${sha256}.jpg`), photo);
  return { id: record.id, file };
}

test('row 45: no export of any shape, format and policy holds the key, a path, or the name of a machine, a user or a service', async () => {
  const server = await startSeaart();
  onTestFinished(server.stop);
  for (const name of ['USER', 'LOGNAME', 'USERNAME', 'HOSTNAME', 'COMPUTERNAME']) vi.stubEnv(name, 'environment-canary');
  onTestFinished(() => void vi.unstubAllEnvs());
  const folder = temporaryFolder();
  const library = path.join(folder, 'My library');
  const target = path.join(folder, 'Exports');
  mkdirSync(target);
  const talkative = await plantTalkative(folder, library, server.key);
  const bench = await openBench({
    folder,
    library,
    baseUrl: server.baseUrl,
    key: server.key,
    settings: { ...defaultSettings, export: { ...defaultExport, folder: target } },
  });
  const bought = await bench.run('a quiet harbour');
  await bench.done(bought);
  await bench.studio.session()?.library.settled();

  const secrets: Secrets = {
    key: server.key,
    'key as base64': Buffer.from(server.key).toString('base64').replace(/=+$/, ''),
    library,
    home: path.join(folder, 'home'),
    folder,
    user: 'user-canary',
    machine: 'machine-canary',
    environment: 'environment-canary',
    service: 'service.invalid',
    server: server.origin,
    installation: 'installation-canary',
    process: 'process-canary',
    note: 'note-canary',
    photographer: 'Somebody Photographed',
  };
  // What is looked for is there to be found, and would be seen however it is written.
  expect(secretsIn(readFileSync(talkative.file), secrets)).toEqual(
    expect.arrayContaining(['key', 'library', 'home', 'folder', 'service', 'installation', 'process', 'note']),
  );
  await expectToSee(secrets, server.key);

  const seen: string[] = [];
  for (const shape of exportShapes)
    for (const format of exportFormats)
      for (const metadata of metadataPolicies) {
        const before = new Set(readdirSync(target));
        const choices = { ...defaultExport, shape, format, metadata, name: '{date}_{prompt}_{id}' };
        const { folder: _chosen, ...asked } = choices;
        const told = await bench.studio.handlers['export.start']({ ids: [talkative.id, bought], choices: asked, title: null });
        expect(told).toMatchObject({ ok: true, value: { pictures: 2, failures: 0 } });
        for (const name of readdirSync(target).filter((one) => !before.has(one))) {
          const found = [...secretsIn(Buffer.from(name), secrets), ...secretsIn(readFileSync(path.join(target, name)), secrets)];
          expect([shape, format, metadata, name, found]).toEqual([shape, format, metadata, name, []]);
          seen.push(path.extname(name));
        }
      }
  expect([...new Set(seen)].toSorted()).toEqual(['.html', '.jpg', '.png', '.tiff', '.webp']);
});

/** The look finds a key in every place of every kind of file that the export writes to. */
async function expectToSee(secrets: Secrets, key: string): Promise<void> {
  const picture = (): Sharp => quarters(64, 48);
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${key}</a></x:xmpmeta>`;
  const exif = { IFD0: { Artist: key } };
  const files = [
    await picture().withXmp(xmp).png().toBuffer(),
    await picture().withExif(exif).png().toBuffer(),
    await picture().withExif(exif).jpeg().toBuffer(),
    await picture().withExif(exif).webp().toBuffer(),
    await picture().withXmp(xmp).tiff().toBuffer(),
  ];
  const page = Buffer.from(`<img src="data:image/jpeg;base64,${files[2]?.toString('base64')}">`);
  const wide = [Buffer.from(`UNICODE\0${key}`, 'utf16le'), Buffer.from(`UNICODE\0${key}`, 'utf16le').swap16()];
  const shifted = Buffer.concat([Buffer.from('x'), Buffer.from(key, 'utf16le')]);
  const all = [...files, page, ...wide, shifted];
  expect(all.map((bytes) => secretsIn(bytes, secrets).includes('key'))).toEqual(all.map(() => true));
}
