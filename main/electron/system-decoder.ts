// What the system's own decoders make of a picture that ours cannot read: HEIC on macOS and Windows. Untested on both: this project's machines have neither.
import type { nativeImage as NativeImages } from 'electron';
import type { SystemDecoder } from '../pictures/system-decoder.ts';

/** Electron 45: `createThumbnailFromPath` asks Quick Look on macOS and the shell on Windows, whose answer is upright; other systems have none. */
export function systemDecoder(
  nativeImage: Pick<typeof NativeImages, 'createThumbnailFromPath'>,
  platform: NodeJS.Platform = process.platform,
): SystemDecoder | null {
  if (platform !== 'darwin' && platform !== 'win32') return null;
  return async (path, longSide) => {
    try {
      const image = await nativeImage.createThumbnailFromPath(path, { width: longSide, height: longSide });
      if (image.isEmpty()) return null;
      return { png: image.toPNG(), ...image.getSize(1) };
    } catch {
      // The system says no in words of its own; ours name the picture and a way out.
      return null;
    }
  };
}
