// Work on the whole library: what is under way, as main pushes it, and what the last check of all files found.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CallArgument, LibraryWorkNow } from '../../app/contract/contract.ts';
import { bridge } from '../store/bridge.ts';
import { formatNamed } from '../text/format.ts';
import { text, messageText } from '../text/text.ts';
import { find } from '../store/library.ts';
import { tell, tellFailure } from '../store/toasts.ts';

const works = createStore<LibraryWorkNow>()(() => ({ work: null, verified: null, imported: null, backedUp: null }));

export const useLibraryWork = (): LibraryWorkNow => useStore(works);

/** Takes what main knows and keeps it current, also of work that was begun before this window was loaded. Returns the function that stops listening. */
export function openLibraryWork(): () => void {
  const stop = bridge().on['library.working']((work) => {
    works.setState({ work });
    if (work === null) void readWork();
  });
  void readWork();
  return stop;
}

/** What main knows of the library that is open. */
export const readWork = async (): Promise<void> => works.setState(await bridge().call['library.work']());

export async function rebuildIndex(): Promise<void> {
  const reply = await bridge().call['library.rebuild']();
  if (reply.ok) tell(text.settings.library.rebuilt(reply.value.total));
  else if (reply.failure.kind === 'cancelled') tell(text.settings.library.rebuildStopped);
  else tellFailure(reply.failure);
  await find();
}

export async function verifyLibrary(): Promise<void> {
  const reply = await bridge().call['library.verify']();
  if (!reply.ok) return tellFailure(reply.failure);
  works.setState({ verified: reply.value });
  tell(text.settings.library.verified(reply.value));
}

/** Into a folder that the person is asked for, or into that of the last backup. */
export async function backUpLibrary(to: CallArgument<'library.backUp'>['to']): Promise<void> {
  const reply = await bridge().call['library.backUp']({ to });
  if (!reply.ok) return tellFailure(reply.failure);
  if (reply.value === null) return;
  works.setState({ backedUp: reply.value });
  tell(text.settings.library.backedUp(reply.value));
}

/** Asks for the folder when none is given. `move`: the originals go once they are safe. */
export async function importPictures(from: CallArgument<'library.import'>): Promise<void> {
  const reply = await bridge().call['library.import'](from);
  if (!reply.ok) return tellFailure(reply.failure);
  if (reply.value === null) return;
  works.setState({ imported: reply.value });
  tell(text.settings.library.imported(reply.value), {
    action:
      reply.value.bare === 0
        ? null
        : { label: text.settings.library.importBare(reply.value.bare), run: () => void importPictures({ again: 'without-recipe' }) },
    details: reply.value.listed.slice(0, 4).map(({ file, reason }) => formatNamed(file, messageText(reason))),
  });
  await find();
}

export const stopLibraryWork = (): Promise<null> => bridge().call['library.stop']();

export async function revealFinding(key: string): Promise<void> {
  const reply = await bridge().call['library.revealFinding']({ key });
  if (!reply.ok) tellFailure(reply.failure);
}
