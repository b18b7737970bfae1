// What a decoder hands out as it was stored, made to what it means. In place, in pixels of eight bits.
import type { Pixels } from './decoder.ts';

/** Colours that were multiplied by their transparency; what is transparent altogether has none. */
export function divideByAlpha({ bytes, channels }: Pixels): void {
  if (channels !== 2 && channels !== 4) return;
  for (let at = 0; at + channels <= bytes.length; at += channels) {
    const alpha = bytes[at + channels - 1] ?? 255;
    if (alpha === 0 || alpha === 255) continue;
    for (let channel = 0; channel < channels - 1; channel += 1)
      bytes[at + channel] = Math.min(255, Math.round(((bytes[at + channel] ?? 0) * 255) / alpha));
  }
}

const [black, white] = [16, 235];

/** Values of television's range, black at 16 and white at 235; transparency has the whole range. */
export function stretchRange({ bytes, channels }: Pixels): void {
  const colours = channels === 2 || channels === 4 ? channels - 1 : channels;
  for (let at = 0; at + channels <= bytes.length; at += channels)
    for (let channel = 0; channel < colours; channel += 1) {
      const value = (((bytes[at + channel] ?? 0) - black) * 255) / (white - black);
      bytes[at + channel] = Math.min(255, Math.max(0, Math.round(value)));
    }
}
