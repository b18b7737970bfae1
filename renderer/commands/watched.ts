// Watched folders as main tells of them, and what is done with what waits there. Nothing is sent from here: the sheet of a batch is opened.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { compared } from '../../app/edits/compared.ts';
import type { WatchedFolder, WatchedFor, WatchedNow } from '../../app/contract/contract.ts';
import { bridge } from '../store/bridge.ts';
import { text } from '../text/text.ts';
import type { PlannedChain } from './batch.ts';
import { openPlan } from './batch-plan.ts';
import { chains, learnChains } from '../store/chain-list.ts';
import { presetNamed } from './planned-preset.ts';
import { dismissKey, tell, tellFailure } from '../store/toasts.ts';
import { view } from '../store/view.ts';

type Watching = WatchedNow & {
  /** Names of the presets that can be used. */
  readonly presets: readonly string[];
  /** What lies in a folder that is being added is read first. */
  readonly adding: boolean;
};

export const watching = createStore<Watching>()(() => ({ folders: [], trouble: null, presets: [], adding: false }));
export const useWatching = <T>(select: (now: Watching) => T): T => useStore(watching, select);

/** Those with pictures that wait for the person. */
export const withNews = ({ folders }: WatchedNow): readonly WatchedFolder[] => folders.filter(({ waiting }) => waiting > 0);

/** Returns the function that stops listening. */
export function openWatching(): () => void {
  void list();
  const stops = [
    bridge().on['watched.changed'](heard),
    // Seen there, it need not be said beside it.
    view.subscribe(({ queueOpen }) => (queueOpen ? watching.getState().folders.forEach(({ key }) => dismissKey(newsKey(key))) : undefined)),
  ];
  // The command may have added or removed one meanwhile.
  const back = (): void => void list();
  window.addEventListener('focus', back);
  return () => {
    stops.forEach((stop) => stop());
    window.removeEventListener('focus', back);
  };
}

const list = async (): Promise<void> => heard(await bridge().call['watched.list']());

const newsKey = (key: string): string => `watched-${key}`;

function heard(now: WatchedNow): void {
  const before = new Map(watching.getState().folders.map((one) => [one.key, one.waiting]));
  watching.setState(now);
  for (const { key, name, waiting } of now.folders) {
    if (waiting === 0) dismissKey(newsKey(key));
    // Once for a while of looking: more of them come into the row that is there.
    else if ((before.get(key) ?? 0) === 0 && !view.getState().queueOpen)
      tell(text.watched.news(waiting, name), {
        key: newsKey(key),
        action: { label: text.window.show, run: () => view.setState({ queueOpen: true }) },
      });
  }
}

/** What a folder may be for, as it is now. */
export async function learnUses(): Promise<void> {
  const [saved] = await Promise.all([bridge().call['words.saved'](), learnChains()]);
  if (saved.ok)
    watching.setState({
      presets: saved.value.filter(({ kind, damaged }) => kind === 'preset' && damaged === null).map(({ name }) => name),
    });
}

/** By the dialog of the system, once for several presses. */
export async function addWatched(): Promise<void> {
  if (watching.getState().adding) return;
  watching.setState({ adding: true });
  try {
    const reply = await bridge().call['watched.add']({ use: null });
    if (!reply.ok) tellFailure(reply.failure);
    else if (reply.value !== null) tell(text.watched.added(reply.value.name));
  } finally {
    watching.setState({ adding: false });
  }
  await list();
}

export async function setUse(key: string, use: WatchedFor): Promise<void> {
  const reply = await bridge().call['watched.use']({ key, use });
  if (!reply.ok) tellFailure(reply.failure);
}

export async function removeWatched({ key, name }: WatchedFolder): Promise<void> {
  const reply = await bridge().call['watched.remove']({ key });
  if (!reply.ok) return tellFailure(reply.failure);
  dismissKey(newsKey(key));
  tell(text.watched.removed(name));
}

/** What waits is not asked about again; the files stay where they are. */
export async function leaveThem({ key, name, waiting }: WatchedFolder): Promise<void> {
  const reply = await bridge().call['watched.leave']({ key });
  if (!reply.ok) return tellFailure(reply.failure);
  tell(text.watched.left(waiting, name));
}

/** The sheet of a batch with what waits, and what the folder is for. */
export async function reviewWatched({ key, use }: WatchedFolder): Promise<void> {
  const [gathered, chain, preset] = await Promise.all([
    bridge().call['watched.gather']({ key }),
    chainFor(use),
    use?.kind === 'preset' ? presetNamed(use.name) : null,
  ]);
  if (!gathered.ok) return tellFailure(gathered.failure);
  if (use !== null && chain === null && preset === null) tell(text.watched.gone(use.name), { tone: 'bad' });
  view.setState({ queueOpen: false });
  openPlan(gathered.value, chain, preset);
}

async function chainFor(use: WatchedFor): Promise<PlannedChain | null> {
  if (use?.kind !== 'chain') return null;
  await learnChains();
  const found = chains.getState().listed.find(({ name, failure }) => failure === null && compared(name) === compared(use.name));
  return found === undefined ? null : { of: { name: found.name }, steps: found.steps, notes: [], approve: false };
}
