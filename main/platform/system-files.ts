// What systems and other programs leave beside a person's files, in any folder: none of it is the library's, nor a fault in it.
import { extname } from 'node:path/posix';

/** In small letters: of Windows, of discs, and of the servers for a home (Synology, QNAP). */
const systemNames = new Set([
  'thumbs.db',
  'ehthumbs.db',
  'ehthumbs_vista.db',
  'desktop.ini',
  'system volume information',
  '$recycle.bin',
  'lost+found',
  '@eadir',
  '#recycle',
  '@recycle',
  '@recently-snapshot',
  'icon\r',
]);

/** Hidden ones too: macOS puts one of its own beside each file on other drives. */
export const isOfTheSystem = (name: string): boolean => name.startsWith('.') || systemNames.has(name.toLowerCase());

/** digiKam, darktable, Lightroom and others; RawTherapee, ART, DxO, ON1, Capture NX and cameras. */
const sidecarEndings = new Set(['.xmp', '.pp3', '.arp', '.dop', '.on1', '.nksc', '.thm']);

/** What a program that develops photographs notes beside each. */
export const isSidecar = (name: string): boolean => sidecarEndings.has(extname(name).toLowerCase());
