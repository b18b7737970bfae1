// The view that keeps pixels, opened for one edit: for the tests of its parts.
import type { KeepProposal, Kept } from '../../app/contract/contract.ts';
import { keepDefaults, keepProposal } from '../fakes/keep-calls.ts';
import { usePartWindow } from './open-window.ts';
import type { Opened } from './open-window.ts';
import { plainEdit } from './worlds.ts';

export const edit = plainEdit(5, {
  prompt: 'a red boat',
  inputs: [
    { sha256: 'a'.repeat(64), name: 'autumn.jpg', width: keepProposal.original.width, height: keepProposal.original.height, parent: null },
  ],
});
export const kept = plainEdit(9, { prompt: 'a red boat, kept' });
export const written: Kept = { verdict: 'accepted', reason: null, edit: kept, outside: { pixels: 20_880_000, identical: 20_880_000 } };
export const proposed = (more: Partial<KeepProposal>) => ({ ok: true, value: { ...keepProposal, ...more } }) as const;
export const answering = (more: Partial<KeepProposal>): Opened => ({ answers: { 'keep.propose': proposed(more) } });
export const settings = (more: object = {}) => ({ ...keepDefaults, ...more });

/** Call once at the top of a test file. */
export function useKeepWindow() {
  const part = usePartWindow();
  const { open, page, press, calls } = part;
  const view = () => page().getByRole('main', { name: 'Keep my pixels' });
  const stage = () => page().getByRole('main', { name: 'Stage' });
  const option = (name: string) => view().getByRole('option', { name });
  const picture = () => view().getByRole('img', { name: 'The original with the changed places' });
  const keepButton = () => view().getByRole('button', { name: 'Keep', exact: true });

  const opened = async (more: Opened = {}): Promise<void> => {
    await open({ edits: [edit], ...more, answers: { 'keep.write': { ok: true, value: written }, ...more.answers } });
    await stage()
      .getByRole('img', { name: /a red boat$/ })
      .waitFor();
    await press('k');
    await view().waitFor();
  };
  const ready = async (more: Opened = {}): Promise<void> => {
    await opened(more);
    await picture().waitFor();
  };
  const lastWrite = async (): Promise<unknown> => (await calls('keep.write')).at(-1);
  /** The colour in the picture at a place of the frame, as it is on screen. */
  const colourAt = async (x: number, y: number): Promise<readonly number[]> => {
    const png = await picture().screenshot();
    return page().evaluate(
      async ([base64, atX, atY]) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes]));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        context?.drawImage(bitmap, 0, 0);
        return [...(context?.getImageData((atX * bitmap.width) / 600, (atY * bitmap.height) / 400, 1, 1).data ?? [])].slice(0, 3);
      },
      [png.toString('base64'), x, y] as const,
    );
  };
  /** Part 1 is red in the result and blue grey in the original. */
  const isRed = async (): Promise<boolean> => {
    const [red = 0, , blue = 0] = await colourAt(134, 139);
    return red > blue + 60;
  };

  return { ...part, view, stage, option, picture, keepButton, opened, ready, lastWrite, isRed, colourAt };
}
