// Files and folders of a drop apart: a folder's pictures go to the tray.

type Entry = { readonly kind: string; getAsFile(): File | null; webkitGetAsEntry(): { readonly isDirectory: boolean } | null };

export function splitDrop({ items }: { readonly items: Iterable<Entry> }): { readonly files: File[]; readonly folders: File[] } {
  const files: File[] = [];
  const folders: File[] = [];
  for (const item of items) {
    if (item.kind !== 'file') continue;
    const file = item.getAsFile();
    if (file === null) continue;
    (item.webkitGetAsEntry()?.isDirectory === true ? folders : files).push(file);
  }
  return { files, folders };
}
