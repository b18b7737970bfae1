// Many pictures given at once: asked about, or laid on the sheet that is open.
import type { Gathering } from '../../app/contract/contract.ts';
import { maxInputs } from '../../app/models/roles.ts';
import { bridge } from '../store/bridge.ts';
import { text } from '../text/text.ts';
import { batching } from './batch.ts';
import type { Offer } from './batch.ts';
import { openPlan, takeGathered } from './batch-plan.ts';
import { draftModel } from '../store/draft.ts';
import { importPictures } from './library-work.ts';
import { report, takeFiles } from './pictures.ts';
import { dismissKey, tell, tellFailure } from '../store/toasts.ts';

/** A folder, or more pictures than an edit has places: asked about once. False where they can be nothing but inputs. */
export function offerBatch(files: readonly File[], folders: readonly File[], at: number | null): boolean {
  const onSheet = batching.getState().plan !== null;
  const few = files.length <= maxInputs(draftModel());
  if (!onSheet && few && folders.length === 0 && !files.some(mayBeFolder)) return false;
  const paths = [...files, ...folders].map((file) => bridge().pathForFile(file));
  // Without a path there is only what the page holds of it.
  if (paths.includes('')) return false;
  // What is dropped over the sheet is for the sheet.
  void gather(paths, onSheet ? null : { files, folders, at });
  return true;
}

/** Some systems do not tell a folder from a file that has no ending. */
const mayBeFolder = ({ type, name }: File): boolean => type === '' && !/\.\w{2,5}$/.test(name);

async function gather(paths: string[], given: Omit<Offer, 'gathering'> | null): Promise<void> {
  const reading = 'batch-reading';
  tell(text.batch.reading, { key: reading });
  const reply = await bridge()
    .call['batch.gather']({ paths })
    .finally(() => dismissKey(reading));
  if (given === null) return reply.ok ? takeGathered(reply.value) : tellFailure(reply.failure);
  if (reply.ok && mayBeBatch(reply.value, given)) return batching.setState({ offer: { ...given, gathering: reply.value } });
  // One picture without an ending, or nothing that is one: the places say what is wrong with it.
  if (given.folders.length === 0) void takeFiles(given.files, given.folders, given.at);
  else if (reply.ok) report(reply.value.failures);
  else tellFailure(reply.failure);
}

const mayBeBatch = ({ pictures }: Gathering, { folders }: Omit<Offer, 'gathering'>): boolean =>
  pictures.length > 1 || (folders.length > 0 && pictures.length > 0);

export const leaveOffer = (): void => batching.setState({ offer: null });

/** All of it for one edit: into its places, and what is over into the tray. */
export function takeAsInputs(): void {
  const { offer } = batching.getState();
  leaveOffer();
  if (offer !== null) void takeFiles(offer.files, offer.folders, offer.at);
}

/** The folder's pictures with the recipes that they carry. */
export function importOffered(): void {
  const { offer } = batching.getState();
  const folder = offer?.folders[0] === undefined ? '' : bridge().pathForFile(offer.folders[0]);
  leaveOffer();
  if (folder !== '') void importPictures({ folder, move: false });
}

/** Opens the sheet for what was offered, with the words and settings that stand in the compose pane. */
export function planBatch(): void {
  const { offer } = batching.getState();
  if (offer !== null) openPlan(offer.gathering, null);
}
