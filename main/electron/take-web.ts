// A picture by its address on the web: the person is asked once a host, in a dialog that the window cannot answer in their place.
import type { BrowserWindow, Dialog, MessageBoxOptions } from 'electron';
import type { CallHandlers, Imported } from '../../app/contract/contract.ts';
import type { Failure } from '../../app/failure.ts';
import { nameInAddress } from '../../app/pictures/web-address.ts';
import { makeOrders } from '../library/store/save-order.ts';
import type { Studio } from '../studio/studio.ts';
import type { ShellTexts } from '../../app/messages/en/shell.ts';

export type TakeWebParts = {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly front: () => BrowserWindow | null;
  readonly web: Studio['web'];
  readonly words: () => ShellTexts['askHost'];
};

/** The named host, and those that redirects lead to. */
const maxQuestions = 4;
const nothing: Imported = { pictures: [], failures: [] };

export function makeTakeWeb({ dialog, front, web, words }: TakeWebParts): CallHandlers['picture.takeWeb'] {
  // Many addresses may come at once: one question at a time, and none about a host that was allowed meanwhile.
  const { inOrder } = makeOrders();

  /** What the person wants with a host. */
  const ask = async (host: string, from: string | null): Promise<'fetch' | 'send' | 'no'> => {
    const said = words();
    const options: MessageBoxOptions = {
      type: 'question',
      message: said.title(host),
      detail: said.body(host, from),
      buttons: [said.fetch, said.send, said.no],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    };
    const window = front();
    const { response } = await (window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options));
    return response === 0 ? 'fetch' : response === 1 ? 'send' : 'no';
  };

  const askAndTake = async (address: string): Promise<Imported> => {
    const allowed: string[] = [];
    for (let asked = 0; ; asked += 1) {
      const taken = await web.take(address, allowed);
      if (taken.kind === 'taken') return { pictures: [taken.picture], failures: [] };
      if (taken.kind === 'failed') return failed(address, taken.failure);
      if (asked >= maxQuestions) return nothing;
      const answer = await ask(taken.host, taken.from);
      if (answer === 'no') return nothing;
      if (answer === 'send') {
        const unseen = await web.takeUnseen(address);
        return unseen.ok ? { pictures: [unseen.value], failures: [] } : failed(address, unseen.failure);
      }
      allowed.push(taken.host);
      // What cannot be written down is asked again the next time.
      await web.allow(taken.host);
    }
  };

  return async ({ address }) => {
    const taken = await web.take(address, []);
    if (taken.kind === 'taken') return { pictures: [taken.picture], failures: [] };
    return taken.kind === 'failed' ? failed(address, taken.failure) : inOrder('question', () => askAndTake(address));
  };
}

const failed = (address: string, failure: Failure): Imported => ({ pictures: [], failures: [{ name: nameInAddress(address), failure }] });
