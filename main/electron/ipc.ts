// Serves the contract: checks who calls, parses what was sent, calls the handler. Nothing else listens to the window.
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { calls } from '../../app/contract/contract.ts';
import type { CallAnswer, CallArgument, CallName, EventName, EventPayloads } from '../../app/contract/contract.ts';
import { isOwnAddress } from './addresses.ts';

/** A handler may use the page that called: the system's drag is begun by it. */
export type ServedCalls = {
  readonly [N in CallName]: (argument: CallArgument<N>, sender: WebContents) => Promise<CallAnswer<N>>;
};

export type CallServer = {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly isOurs: (contents: WebContents) => boolean;
  /** Calls wait for it: the window is on screen before the studio is open. */
  readonly handlers: Promise<ServedCalls>;
  /** Told of programming mistakes; the window learns only that there was one. */
  readonly onMistake: (call: CallName, error: unknown) => void;
};

export const callNames = Object.keys(calls) as CallName[];

export function serveCalls({ ipcMain, isOurs, handlers, onMistake }: CallServer): void {
  for (const name of callNames) {
    ipcMain.handle(`call:${name}`, async (event, ...sent: unknown[]) => {
      if (!isFromOurPage(event, isOurs)) throw new Error(`${name}: refused`);
      const parsed = calls[name].argument.safeParse(sent[0] ?? undefined);
      if (!parsed.success || sent.length > 1) throw new Error(`${name}: the argument does not fit`);
      try {
        const handler = (await handlers)[name] as (argument: unknown, sender: WebContents) => Promise<unknown>;
        return await handler(parsed.data, event.sender);
      } catch (error) {
        onMistake(name, error);
        // Electron sends the message on: no stack and no path of this computer may be in it.
        throw new Error(`${name}: the program made a mistake`);
      }
    });
  }
}

/** Sends an event to a window. */
export function pushEvent<N extends EventName>(contents: WebContents, name: N, payload: EventPayloads[N]): void {
  contents.send(`event:${name}`, payload);
}

/** The page itself, not a frame inside it, in a window that we opened, still at our address. */
export function isFromOurPage(event: IpcMainInvokeEvent, isOurs: (contents: WebContents) => boolean): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isOwnAddress(frame.url) && isOurs(event.sender);
}
