// `clipboard`, `ClipboardItem`: says what Electron would put on the system's clipboard, which Chromium lets no program outside it reach.
export class ClipboardItem {
  readonly types: string[];
  readonly #items: Record<string, string | Blob>;

  constructor(items: Record<string, string | Blob>) {
    this.#items = items;
    this.types = Object.keys(items);
  }

  async getType(type: string): Promise<Blob> {
    const item = this.#items[type];
    if (item === undefined) throw new Error(`nothing of the type ${type}`);
    return new Blob([item], { type });
  }
}

export const clipboard = {
  async write(items: readonly ClipboardItem[]): Promise<void> {
    for (const item of items)
      for (const type of item.types) {
        const content = await item.getType(type);
        const line = type === 'text/uri-list' ? (await content.text()).trim().split('\r\n').join(' ') : `${content.size} bytes`;
        console.log(`stand-in: copy ${type} ${line}`);
      }
  },
};
