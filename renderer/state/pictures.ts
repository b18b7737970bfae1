// Taking pictures in: dropped, pasted, picked, one of our own results. Says what was not taken and takes the rest.
import { importAddress } from '../../app/addresses.ts';
import type { Imported, Picture } from '../../app/ipc.ts';
import { showPage } from './view.ts';
import { bridge } from '../bridge.ts';
import { formatNamed } from '../text/format.ts';
import { toldOf, text } from '../text/text.ts';
import { addToTray, draft, place } from './draft.ts';
import { importPictures } from './library-work.ts';
import { offerRecipe } from './recipe-offer.ts';
import { speak, tell, tellFailure } from './toasts.ts';

function report({ failures }: Imported): void {
  if (failures.length === 0) return;
  tell(text.compose.notTaken(failures.length), {
    tone: 'bad',
    details: failures.slice(0, 6).map(({ name, failure }) => formatNamed(name, toldOf(failure))),
  });
}

function put(pictures: readonly Picture[], at: number | null): void {
  if (pictures.length === 0) return;
  const first = at ?? draft.getState().pictures.length;
  const overflowed = place(pictures, at);
  if (overflowed > 0) tell(text.compose.toTray(overflowed));
  const [picture] = pictures;
  if (picture !== undefined) speak(text.compose.taken(picture.name, Math.min(first, draft.getState().pictures.length - 1) + 1));
}

async function send(file: File): Promise<Imported> {
  const response = await fetch(importAddress, {
    method: 'POST',
    headers: { 'x-name': encodeURIComponent(file.name || text.out.pasted) },
    body: file,
  });
  return (await response.json()) as Imported;
}

/** Files with a path are taken by main from the disk; those without (a copied bitmap, a browser's picture) are sent as bytes. */
export async function takeFiles(files: readonly File[], folders: readonly File[], at: number | null): Promise<void> {
  const { call, pathForFile } = bridge();
  if (files.length + folders.length === 0) return tell(text.compose.noFiles, { tone: 'bad' });
  const parts: Imported[] = [];
  const paths = files.map((file) => pathForFile(file)).filter((path) => path !== '');
  if (paths.length > 0) parts.push(await call['picture.takePaths']({ paths }));
  for (const file of files) if (pathForFile(file) === '') parts.push(await send(file));
  const taken: Imported = { pictures: parts.flatMap(({ pictures }) => pictures), failures: parts.flatMap(({ failures }) => failures) };
  put(taken.pictures, at);
  report(taken);
  void offerRecipe(taken.pictures);
  const folderPaths = folders.map((folder) => pathForFile(folder)).filter((path) => path !== '');
  if (folderPaths.length === 0) return;
  const inside = await call['picture.takePaths']({ paths: folderPaths });
  addToTray(inside.pictures);
  const [folder = ''] = folderPaths;
  if (inside.pictures.length > 0)
    tell(text.compose.folderToTray(inside.pictures.length), {
      action: { label: text.compose.importInstead, act: () => void importPictures({ folder, move: false }) },
    });
  report(inside);
}

export async function pickPictures(at: number | null): Promise<void> {
  const taken = await bridge().call['picture.pick']();
  put(taken.pictures, at);
  report(taken);
  void offerRecipe(taken.pictures);
}

/** What the system asked the program to open. */
export async function takeOpened(): Promise<void> {
  const taken = await bridge().call['picture.takeOpened']();
  if (taken.pictures.length > 0) showPage('stage');
  put(taken.pictures, null);
  report(taken);
  void offerRecipe(taken.pictures);
}

export async function takeResult(id: string, index: number, at: number | null): Promise<void> {
  await takeResults([{ id, index }], at);
}

export async function takeResults(results: readonly { readonly id: string; readonly index: number }[], at: number | null): Promise<void> {
  const taken: Picture[] = [];
  for (const { id, index } of results) {
    const reply = await bridge().call['picture.takeResult']({ id, index });
    if (reply.ok) taken.push(reply.value);
    else tellFailure(reply.failure);
  }
  put(taken, at);
}

/** Files that pasted addresses name. */
export async function takeAddresses(addresses: string[]): Promise<void> {
  const taken = await bridge().call['picture.takeAddresses']({ addresses });
  put(taken.pictures, null);
  report(taken);
  void offerRecipe(taken.pictures);
}

export async function takeSample(): Promise<void> {
  const reply = await bridge().call['picture.takeSample']();
  if (reply.ok) put([reply.value], null);
  else tellFailure(reply.failure);
}
