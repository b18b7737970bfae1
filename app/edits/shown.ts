// What a request is compared with before anything is sent: the pictures that stood before the person, and how many edits were spoken of.
import { inputViewKey } from '../pictures/input-view.ts';
import type { PictureView } from '../pictures/input-view.ts';
import { addressSent } from '../pictures/web-address.ts';

type Shown = { places: (string | null)[]; addresses: (string | null)[]; count: number };
type Sent = Parameters<typeof addressSent>[0] & { readonly sha256: string; readonly view?: PictureView | undefined };

/** Of pictures that all stand in their places, in order. */
export const shownOf = (pictures: readonly Sent[], count: number): Shown => ({
  places: pictures.map(inputViewKey),
  addresses: pictures.map(addressSent),
  count,
});
