// Taking pictures in: dropped, pasted, picked, one of our own results. Each has its place from the moment it was given; what cannot be read says why.
import { importAddress } from '../../app/contract/addresses.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { Imported, NamedFile } from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';
import { isUnseen, nameInAddress } from '../../app/pictures/web-address.ts';
import { showPage } from '../store/view.ts';
import { bridge } from '../store/bridge.ts';
import { formatNamed } from '../text/format.ts';
import { failureText, text } from '../text/text.ts';
import { addToTray, arrive, askingMore, draft, letGo, replace, reserve } from '../store/draft.ts';
import { editOf } from '../store/edits.ts';
import { importPictures } from './library-work.ts';
import { slotsToTray } from './slot-commands.ts';
import { offerRecipe } from './recipe-offer.ts';
import { isSameSlot, slotsOf } from '../store/slots.ts';
import { tellUnseen, uncover, wayToSlots } from './taken-unseen.ts';
import { dismissKey, speak, tell } from '../store/toasts.ts';
import { titleOf } from '../store/words.ts';
import { say } from '../../app/messages/say.ts';
import { makeFailure } from '../../app/make-failure.ts';

type Source = {
  readonly name: string;
  readonly take: () => Promise<Imported>;
  /** The person may say no to a question: then its place is free again, and nothing went wrong. */
  readonly asks?: true;
};

const readAtOnce = 3;

/** Most sentences say the name of the file themselves, in quotes. */
const withName = (name: string, words: string): string => (words.includes(`“${name}”`) ? words : formatNamed(name, words));

/** One message for all that was not taken; silent where nothing failed. */
export function report(failures: Imported['failures']): void {
  if (failures.length === 0) return;
  tell(text.compose.notTaken(failures.length), {
    tone: 'bad',
    details: failures.slice(0, 6).map(({ name, failure }) => withName(name, failureText(failure))),
  });
}

/** A call that broke off is no reason to leave its place waiting for ever. */
const brokenOff = makeFailure('picture-process', say('picture.unread'), { next: 'change-pictures' });

const failed = (name: string, failure: Failure): Imported => ({ pictures: [], failures: [{ name, failure }] });

/** Keeps places at once, then fills each as soon as its picture is read. */
async function bring(sources: readonly Source[], at: number | null, keep = reserve): Promise<Imported['pictures']> {
  const keys = keep(
    sources.map(({ name }) => name),
    at,
  );
  const toTray = keys.filter((key) => draft.getState().reading.some((one) => one.key === key && one.at === null));
  const came: Imported[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < sources.length; i = next++) {
      const [source, key] = [sources[i], keys[i]];
      if (source === undefined || key === undefined) continue;
      const taken = await source.take().catch(() => failed(source.name, brokenOff));
      came[i] = taken;
      const [trouble] = taken.failures;
      const one = slotsOf(draft.getState()).findIndex((slot) => slot.kind === 'reading' && slot.reading.key === key);
      if (taken.pictures.length === 0 && trouble === undefined && source.asks === true) letGo(key);
      else if (taken.pictures.length === 0) arrive(key, { failure: trouble?.failure ?? brokenOff });
      else arrive(key, { pictures: taken.pictures });
      if (i === 0 && one >= 0 && taken.pictures[0] !== undefined) speak(text.compose.taken(taken.pictures[0].name, one + 1));
    }
  };
  await Promise.all(Array.from({ length: readAtOnce }, work));
  const over = keys.flatMap((key, i) => (toTray.includes(key) ? (came[i]?.pictures ?? []) : []));
  if (over.length > 0)
    tellTray(
      keys.filter((key) => !toTray.includes(key)).length,
      came.flatMap(({ pictures }) => pictures),
      over.length,
    );
  report(came.flatMap(({ failures }) => failures));
  return came.flatMap(({ pictures }) => pictures);
}

/** Of what a person brings from anywhere, a recipe that is found in it is offered. */
async function bringAndOffer(...given: Parameters<typeof bring>): Promise<void> {
  uncover();
  const brought = await bring(...given);
  tellUnseen(brought.filter(({ sha256 }) => draft.getState().pictures.some((one) => one.sha256 === sha256)).length);
  await offerRecipe(brought);
}

/** More than there are places were given at once: some are this edit's inputs by chance, which one press undoes. */
function tellTray(inputs: number, brought: readonly Picture[], over: number): void {
  if (inputs === 0) return tell(text.compose.toTray(over), wayToSlots());
  tell(text.compose.manyToTray(inputs, over), {
    action: { label: text.compose.allToTray, run: () => slotsToTray(brought) },
  });
}

async function sendBytes(file: File): Promise<Imported> {
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
  const brought = bringAndOffer(
    files.map((file) => {
      const path = pathForFile(file);
      return {
        name: file.name || text.out.pasted,
        take: () => (path === '' ? sendBytes(file) : call['picture.takePaths']({ paths: [path] })),
      };
    }),
    at,
  );
  const folderPaths = folders.map((folder) => pathForFile(folder)).filter((path) => path !== '');
  await brought;
  if (folderPaths.length === 0) return;
  const reading = 'reading-folder';
  tell(text.compose.readingFolder(folders[0]?.name ?? ''), { key: reading });
  const inside = await call['picture.takePaths']({ paths: folderPaths }).finally(() => dismissKey(reading));
  addToTray(inside.pictures);
  const [folder = ''] = folderPaths;
  if (inside.pictures.length > 0)
    tell(text.compose.folderToTray(inside.pictures.length), {
      action: { label: text.compose.importInstead, run: () => void importPictures({ folder, move: false }) },
    });
  report(inside.failures);
}

const named = ({ key, name }: NamedFile): Source => ({ name, take: () => bridge().call['picture.takeNamed']({ key }) });

/** By the dialog of the system, into a slot; null: where there is room. */
export async function pickPictures(at: number | null): Promise<void> {
  const chosen = await bridge().call['picture.pick']();
  if (chosen.length > 0) await bringAndOffer(chosen.map(named), at);
}

/** What the system asked the program to open. A Run that was pressed meanwhile waits until it is known what that is. */
export async function takeOpened(): Promise<void> {
  askingMore(1);
  let brought: Promise<void> = Promise.resolve();
  try {
    const opened = await bridge().call['picture.takeOpened']();
    if (opened.length > 0) {
      showPage('stage');
      brought = bringAndOffer(opened.map(named), null, (names, at) => reserve(names, at, true));
    }
  } finally {
    askingMore(-1);
  }
  await brought;
}

/** A result that is taken as an input by name: nobody looks for a recipe in it. */
export async function takeResult(id: string, index: number, at: number | null): Promise<void> {
  await bring([ownResult(id, index)], at);
}

function ownResult(id: string, index: number): Source {
  const edit = editOf(id);
  const name = edit === null ? text.compose.ownResult : titleOf(edit, 40);
  return { name, take: async () => single(name, await bridge().call['picture.takeResult']({ id, index })) };
}

const single = (name: string, reply: Reply<Picture>): Imported =>
  reply.ok ? { pictures: [reply.value], failures: [] } : failed(name, reply.failure);

export async function takeResults(results: readonly { readonly id: string; readonly index: number }[], at: number | null): Promise<void> {
  await bringAndOffer(
    results.map(({ id, index }) => ownResult(id, index)),
    at,
  );
}

/** Files that pasted addresses name. */
export async function takeAddresses(addresses: readonly string[]): Promise<void> {
  await bringAndOffer(
    addresses.map((address) => ({ name: nameIn(address), take: () => bridge().call['picture.takeAddresses']({ addresses: [address] }) })),
    null,
  );
}

/** Pictures by their addresses on the web; main fetches them, and asks the person before it asks a host for the first time. */
export async function takeWeb(addresses: readonly string[], at: number | null): Promise<void> {
  await bringAndOffer(
    addresses.map((address) => ({
      name: nameInAddress(address),
      take: () => bridge().call['picture.takeWeb']({ address }),
      asks: true as const,
    })),
    at,
  );
}

/** A copy of a picture whose address alone was taken, in its place; its address is still what is sent. */
export async function fetchCopy(at: number): Promise<void> {
  const slot = slotsOf(draft.getState())[at];
  if (slot?.kind !== 'picture' || slot.picture.web === undefined) return;
  const { address } = slot.picture.web;
  const came = await bridge().call['picture.takeWeb']({ address });
  const [picture] = came.pictures;
  const now = slotsOf(draft.getState()).findIndex((one) => isSameSlot(one, slot));
  if (picture !== undefined && !isUnseen(picture) && now >= 0) replace(now, { ...picture, web: { address, itself: true } });
  report(came.failures);
}

function nameIn(address: string): string {
  const last = address.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

export async function takeSample(): Promise<void> {
  const name = text.compose.sample;
  await bringAndOffer([{ name, take: async () => single(name, await bridge().call['picture.takeSample']()) }], null);
}
