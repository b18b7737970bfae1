// What a paste means: copied files, a bitmap, addresses of files or of pictures on the web as text; and, where words are typed, words.
import { bridge } from '../store/bridge.ts';
import { isWebAddress } from '../../app/pictures/web-address.ts';
import { takeAddresses, takeFiles, takeWeb } from './pictures.ts';

/** What a paste brings, as values. `copied`: files that lie somewhere; `bitmaps`: those that lie nowhere. */
export type Pasted = { readonly copied: number; readonly bitmaps: number; readonly words: string; readonly addresses: string };

export type PasteAction =
  | { readonly kind: 'copied' | 'bitmaps' | 'nothing' }
  /** `web`: of pictures there; else of files of this computer. */
  | { readonly kind: 'addresses' | 'web'; readonly addresses: string[] };

/**
 * File managers add an icon as a bitmap and the names as text: the files are meant. Office programs add a picture of what was copied:
 * where words are typed, the words are meant.
 */
export function pasteAction({ copied, bitmaps, words, addresses }: Pasted, typing: boolean): PasteAction {
  if (copied > 0) return { kind: 'copied' };
  if (typing && words.trim() !== '') return { kind: 'nothing' };
  if (bitmaps > 0) return { kind: 'bitmaps' };
  const named = fileAddresses(addresses) ?? fileAddresses(words);
  if (named !== null) return { kind: 'addresses', addresses: named };
  // In a field an address is words, whatever list comes with it.
  const web = typing ? null : (webAddresses(addresses) ?? webAddresses(words));
  return web === null ? { kind: 'nothing' } : { kind: 'web', addresses: web };
}

const maxAddresses = 500;
/** Each is fetched: more at once than this was not meant. */
const maxFromWeb = 20;

const linesOf = (lines: string): string[] =>
  lines
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Addresses of the web, when every line is one. */
function webAddresses(lines: string): string[] | null {
  const named = linesOf(lines);
  return named.length === 0 || named.length > maxFromWeb || !named.every((line) => isWebAddress(line) && line.length <= 8192)
    ? null
    : named;
}

/**
 * What was dropped from a browser: its list of addresses, or the one picture that the piece of a page beside it shows, since a picture in a link is listed
 * by where the link leads.
 */
export function droppedFromWeb({ addresses, html }: { readonly addresses: string; readonly html: string }): string[] | null {
  const shown = [...html.matchAll(/<img\b[^>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map(([, first, second]) =>
    (first ?? second ?? '').replaceAll('&amp;', '&').trim(),
  );
  const [picture = ''] = shown;
  return shown.length === 1 && isWebAddress(picture) ? [picture] : webAddresses(addresses);
}

/** Addresses of files, when every line is one: some file managers put nothing else on the clipboard. */
export function fileAddresses(lines: string): string[] | null {
  const named = linesOf(lines).filter((line) => line !== 'copy' && line !== 'x-special/nautilus-clipboard');
  if (named.length === 0 || named.length > maxAddresses) return null;
  return named.every((line) => line.startsWith('file:') && line.length <= 8192) ? named : null;
}

/** `typing`: the focus is in a field, which has the words itself. */
export function takePaste(event: ClipboardEvent, typing: boolean): void {
  const transfer = event.clipboardData;
  if (transfer === null) return;
  const { pathForFile } = bridge();
  const files = [...transfer.files];
  const copied = files.filter((file) => pathForFile(file) !== '');
  const bitmaps = files.filter((file) => pathForFile(file) === '');
  const action = pasteAction(
    {
      copied: copied.length,
      bitmaps: bitmaps.length,
      words: transfer.getData('text/plain'),
      addresses: transfer.getData('text/uri-list'),
    },
    typing,
  );
  if (action.kind === 'nothing') return;
  event.preventDefault();
  if (action.kind === 'web') return void takeWeb(action.addresses, null);
  if (action.kind === 'addresses') return void takeAddresses(action.addresses);
  void takeFiles(action.kind === 'copied' ? copied : bitmaps, [], null);
}
