// `ipcMain`: handlers by channel.
import { EventEmitter } from 'node:events';

type InvokeHandler = (event: unknown, ...args: unknown[]) => unknown;

class StandInIpcMain extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  removeHandler = (channel: string): void => void this.#handlers.delete(channel);

  /** What Electron answers: the value, or an error that carries the message alone. */
  async answer(event: unknown, channel: string, args: unknown[]): Promise<{ value: unknown } | { error: string }> {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) return { error: `Error invoking remote method '${channel}': Error: No handler registered for '${channel}'` };
    try {
      return { value: await handler(event, ...args) };
    } catch (error) {
      return { error: `Error invoking remote method '${channel}': ${String(error)}` };
    }
  }
}

export const ipcMain = new StandInIpcMain();
