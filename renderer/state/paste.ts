// What a paste means: copied files, a bitmap, addresses of files as text; and, where words are typed, words.
import { bridge } from '../bridge.ts';
import { text } from '../text/text.ts';
import { takeAddresses, takeFiles } from './pictures.ts';
import { tell } from './toasts.ts';

/** What a paste brings, as values. `copied`: files that lie somewhere; `bitmaps`: those that lie nowhere. */
export type Pasted = { readonly copied: number; readonly bitmaps: number; readonly words: string; readonly addresses: string };

export type PasteAct =
  | { readonly kind: 'copied' | 'bitmaps' | 'web' | 'nothing' }
  | { readonly kind: 'addresses'; readonly addresses: string[] };

/**
 * File managers add an icon as a bitmap and the names as text: the files are meant. Office programs add a picture of what was copied:
 * where words are typed, the words are meant.
 */
export function pasteAct({ copied, bitmaps, words, addresses }: Pasted, typing: boolean): PasteAct {
  if (copied > 0) return { kind: 'copied' };
  if (typing && words.trim() !== '') return { kind: 'nothing' };
  if (bitmaps > 0) return { kind: 'bitmaps' };
  const named = fileAddresses(addresses) ?? fileAddresses(words);
  if (named !== null) return { kind: 'addresses', addresses: named };
  return { kind: /^https?:\/\/\S+$/.test(words.trim()) ? 'web' : 'nothing' };
}

const mostAddresses = 500;

/** Addresses of files, when every line is one: some file managers put nothing else on the clipboard. */
function fileAddresses(lines: string): string[] | null {
  const named = lines
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && line !== 'copy' && line !== 'x-special/nautilus-clipboard');
  if (named.length === 0 || named.length > mostAddresses) return null;
  return named.every((line) => line.startsWith('file:') && line.length <= 8192) ? named : null;
}

export function takePaste(event: ClipboardEvent, typing: boolean): void {
  const transfer = event.clipboardData;
  if (transfer === null) return;
  const { pathForFile } = bridge();
  const files = [...transfer.files];
  const copied = files.filter((file) => pathForFile(file) !== '');
  const bitmaps = files.filter((file) => pathForFile(file) === '');
  const act = pasteAct(
    {
      copied: copied.length,
      bitmaps: bitmaps.length,
      words: transfer.getData('text/plain'),
      addresses: transfer.getData('text/uri-list'),
    },
    typing,
  );
  if (act.kind === 'nothing') return;
  event.preventDefault();
  if (act.kind === 'web') return tell(text.compose.webAddress);
  if (act.kind === 'addresses') return void takeAddresses(act.addresses);
  void takeFiles(act.kind === 'copied' ? copied : bitmaps, [], null);
}
