// What must hold after a kill and after the restart, judged by files and the service's counters alone. Each breach is a sentence.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { isAtEnd } from '../../app/edits/edit.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import { indexRows, look } from './found.ts';
import type { Found } from './found.ts';
import type { Said } from './run.ts';
import type { Scene } from './scene.ts';

/** Of a scene only what can be seen from outside of the product. */
export type Judged = Pick<Scene, 'folder' | 'home' | 'presses'> & {
  readonly server: {
    readonly creates: readonly unknown[];
    readonly tasks: ReadonlyMap<string, { readonly pictures: readonly Uint8Array[] }>;
  };
};

/** Right after a kill: everything said is on the disk, nothing there is torn, and nothing was bought that is not written down. */
export function breachesAfterKill(scene: Judged, said: readonly Said[]): readonly string[] {
  const found = look(scene.folder);
  return [...breachesOfFiles(scene, found), ...breachesOfWords(found, said)];
}

export type KnownByRestart = {
  /** Ids of edits whose unknown outcome the person was told of. */
  readonly unknown: ReadonlySet<string>;
  /** Whether the restart scanned the folder, and so has to have tidied it and brought the index up to date. */
  readonly tidied: boolean;
};

/** After the restart, once the product says that it is at rest. */
export function breachesAfterRestart(scene: Judged, told: KnownByRestart): readonly string[] {
  const found = look(scene.folder);
  const records = [...found.records.values()];
  const breaches = breachesOfFiles(scene, found);
  for (const record of records) {
    if (!isAtEnd(record.state) && record.state !== 'unknown') breaches.push(`an edit still is ${record.state} after the restart`);
    if (record.state === 'unknown' && record.failure?.charged !== 'maybe')
      breaches.push('an unknown outcome does not say that it may be charged');
    if (record.state === 'unknown' && !told.unknown.has(record.id)) breaches.push('an unknown outcome was not said');
    if (['failed', 'blocked', 'cancelled', 'lost'].includes(record.state))
      breaches.push(`an edit ended as ${record.state}: ${record.failure?.kind}`);
  }
  const named = new Set(
    records.flatMap((record) => record.results.map(({ file }) => path.posix.join(path.posix.dirname(pathOf(found, record)), file))),
  );
  for (const picture of found.results.keys()) if (!named.has(picture)) breaches.push('a picture that no record names');
  if (told.tidied) breaches.push(...breachesOfOrder(scene, found));
  return breaches;
}

function breachesOfOrder(scene: Judged, found: Found): string[] {
  const breaches = found.unfinished.map((file) => `unfinished file after the restart: ${withoutIds(file)}`);
  const rows = indexRows(scene.home).map((row) => ({ ...row }));
  const wanted = [...found.records]
    .map(([place, { id, state }]) => ({ id, path: place, state, present: 1 }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const states = (of: readonly { state: string; present: number }[]): string =>
    of.map(({ state, present }) => `${state}/${present}`).join();
  if (JSON.stringify(rows) !== JSON.stringify(wanted)) breaches.push(`the index says ${states(rows)}, the records ${states(wanted)}`);
  return breaches;
}

function breachesOfFiles(scene: Judged, found: Found): string[] {
  const { server } = scene;
  const records = [...found.records.values()];
  const breaches = found.torn.map((file) => `torn: ${withoutIds(file)}`);
  const served = new Set(
    [...server.tasks.values()].flatMap((task) => task.pictures.map((bytes) => createHash('sha256').update(bytes).digest('hex'))),
  );
  for (const [picture, sha256] of found.results) {
    if (!served.has(sha256)) breaches.push('a picture that differs from what was served');
    if (!records.some((record) => picture.includes(record.stem) && ['saving', 'done'].includes(record.state)))
      breaches.push('a picture without a record that awaits or has it');
  }
  for (const [file, sha256] of found.inputs) if (!file.includes(sha256)) breaches.push('an input that is not what its name says');
  for (const record of records) {
    const folder = path.posix.dirname(pathOf(found, record));
    for (const { file, sha256 } of record.results)
      if (found.results.get(path.posix.join(folder, file)) !== sha256) breaches.push('a record whose picture is not there');
    for (const { sha256 } of record.request.inputs)
      if (![...found.inputs.values()].includes(sha256)) breaches.push('a record whose input is not there');
    if (record.state === 'done' && record.results.length !== record.outputs.length)
      breaches.push('a done record with fewer pictures than were promised');
    if (!isAtEnd(record.state) && !found.live.has(record.id)) breaches.push(`an edit that is ${record.state} without its live marker`);
  }
  return [...breaches, ...breachesOfMoney(scene, records)];
}

function breachesOfMoney({ server, presses }: Judged, records: readonly EditRecord[]): string[] {
  const breaches: string[] = [];
  const creates = server.creates.length;
  const begun = records.filter((record) => record.timeline.some(({ state }) => state === 'submitting'));
  if (creates > presses) breaches.push(`${creates} creates for ${presses} presses`);
  if (records.length > presses) breaches.push(`${records.length} records for ${presses} presses`);
  if (creates > begun.length) breaches.push('a create left before its record said so');
  for (const { timeline } of records)
    if (timeline.filter(({ state }) => state === 'submitting').length > 1) breaches.push('an edit was sent twice');
  // The service named them all; what no record holds must be an edit that says it does not know.
  const held = new Set(records.flatMap(({ named }) => (named === null ? [] : [named.requestId])));
  const lost = [...server.tasks.keys()].filter((id) => !held.has(id)).length;
  const unsure = records.filter(({ state }) => state === 'submitting' || state === 'unknown').length;
  if (lost > unsure) breaches.push('a request id is lost');
  return breaches;
}

/** R3: what was told is readable after the kill. */
function breachesOfWords(found: Found, said: readonly Said[]): string[] {
  const breaches: string[] = [];
  const byId = new Map([...found.records.values()].map((record) => [record.id, record]));
  for (const line of said) {
    if (line.id === undefined) continue;
    const record = byId.get(line.id);
    if (record === undefined) breaches.push(`said ${line.state}, but there is no record`);
    else if (!record.timeline.some(({ state }) => state === line.state))
      breaches.push(`said ${line.state}, but the record is ${record.state}`);
    else if (line.requestId !== undefined && record.named?.requestId !== line.requestId)
      breaches.push('said a request id that no record holds');
  }
  return breaches;
}

function pathOf(found: Found, wanted: EditRecord): string {
  return [...found.records].find(([, record]) => record === wanted)?.[0] ?? '';
}

/** The same breach is the same sentence at every point. */
function withoutIds(file: string): string {
  return file.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+-\d+\.part|\d{4,}[^/]*/g, '…');
}
