// Runs in the page beside in-page.ts: knows the paths of files that a person gives the page, as Electron does.
// Sent as text, so it may use nothing outside itself.

export type ToHost = (
  kind: 'invoke' | 'send' | 'paths' | 'drag',
  channel: string,
  args: unknown[],
) => Promise<{ value: unknown } | { error: string }>;

export type GivenFiles = {
  /** Files whose paths, and bodies whose bytes, the host is about to ask for, by number. */
  readonly files: Map<number, Blob>;
  /** Adds one to them; its number. */
  readonly add: (file: Blob) => number;
  /** Absolute; empty while it is not known. */
  readonly pathOf: (file: File) => string;
};

/** Holds back each event that carries files until their paths are known. */
export function givenFiles(toHost: ToHost): GivenFiles {
  const files = new Map<number, Blob>();
  const paths = new WeakMap<File, string>();
  const pathsByFace = new Map<string, string>();
  const faceOf = (file: File): string => `${file.name}|${file.size}|${file.lastModified}`;
  let lastNumber = 0;
  const add = (file: Blob): number => (files.set(++lastNumber, file), lastNumber);

  // Electron knows a file's path at once; Chromium tells it only when asked from outside. So an event that carries files waits
  // until the paths are known, and is then sent again with the same files in it.
  const sentAgain = new WeakSet<Event>();
  async function learnPaths(list: readonly File[]): Promise<void> {
    const numbers = list.map(add);
    const answer = await toHost('paths', '', numbers);
    const found = 'value' in answer ? (answer.value as string[]) : [];
    list.forEach((file, at) => {
      paths.set(file, found[at] ?? '');
      pathsByFace.set(faceOf(file), found[at] ?? '');
    });
    for (const number of numbers) files.delete(number);
  }

  function holdBack(event: Event, list: readonly File[], again: () => Event): void {
    if (sentAgain.has(event) || list.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const target = event.composedPath()[0] ?? window;
    void learnPaths(list).then(() => {
      const next = again();
      sentAgain.add(next);
      target.dispatchEvent(next);
    });
  }

  /** Read at once: a transfer is emptied when its event is over. Null where it carries no files. */
  function transferLike(from: DataTransfer | null, list: readonly File[]): DataTransfer | null {
    if (from === null || list.length === 0) return null;
    const to = new DataTransfer();
    for (const file of list) to.items.add(file);
    for (const type of from.types) if (type !== 'Files') to.setData(type, from.getData(type));
    return to;
  }

  const onDrop = (event: DragEvent): void => {
    const list = [...(event.dataTransfer?.files ?? [])];
    const { clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey } = event;
    const pointer = { clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey };
    const dataTransfer = transferLike(event.dataTransfer, list);
    holdBack(event, list, () => new DragEvent('drop', { ...pointer, dataTransfer, bubbles: true, cancelable: true, composed: true }));
  };
  const onPaste = (event: ClipboardEvent): void => {
    const list = [...(event.clipboardData?.files ?? [])];
    const clipboardData = transferLike(event.clipboardData, list);
    holdBack(event, list, () => new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
  };
  const onChange = (event: Event): void => {
    const input = event.composedPath()[0];
    if (!(input instanceof HTMLInputElement) || input.type !== 'file') return;
    holdBack(event, [...(input.files ?? [])], () => new Event('change', { bubbles: true }));
  };
  window.addEventListener('drop', onDrop, true);
  window.addEventListener('paste', onPaste, true);
  window.addEventListener('change', onChange, true);

  return { files, add, pathOf: (file) => paths.get(file) ?? pathsByFace.get(faceOf(file)) ?? '' };
}
