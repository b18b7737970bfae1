// Zoom and pan as values. Scale is screen pixels a picture pixel; x and y move the picture's centre from the view's, in CSS pixels.

export type Zoom = { readonly kind: 'fit' } | { readonly kind: 'free'; readonly scale: number; readonly x: number; readonly y: number };
export type Box = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };

/** The view in CSS pixels, the picture in its own, and how many screen pixels a CSS pixel is. */
export type Frame = { readonly view: Box; readonly picture: Box; readonly density: number };

export const smallest = 0.1;
export const largest = 8;
/** Around a fitted picture, in CSS pixels: enough to see that it ends there. */
const margin = 8;

export const fit: Zoom = { kind: 'fit' };

/** The scale at which all of the picture shows and fills the view, up to the largest there is. */
export function fitScale({ view, picture, density }: Frame): number {
  const room = { width: Math.max(1, view.width - 2 * margin), height: Math.max(1, view.height - 2 * margin) };
  return Math.min(largest, (room.width / picture.width) * density, (room.height / picture.height) * density);
}

/** Where a picture lies in its view, in CSS pixels from the view's edges. */
export type Rect = Box & { readonly left: number; readonly top: number };

/** `scale`: screen pixels a picture pixel. */
export type Where = Rect & { readonly scale: number };

/** From this scale on pixels are seen as they are. */
export const pixelScale = 2;

/** Where the picture lies at this zoom. */
export function place(frame: Frame, zoom: Zoom): Where {
  const scale = zoom.kind === 'fit' ? fitScale(frame) : zoom.scale;
  const width = (frame.picture.width * scale) / frame.density;
  const height = (frame.picture.height * scale) / frame.density;
  const { x, y } = zoom.kind === 'fit' ? { x: 0, y: 0 } : zoom;
  return { left: (frame.view.width - width) / 2 + x, top: (frame.view.height - height) / 2 + y, width, height, scale };
}

function clampPan(frame: Frame, scale: number, { x, y }: Point): Point {
  const max = (pixels: number, view: number): number => Math.max(0, ((pixels * scale) / frame.density - view) / 2 + margin);
  const across = max(frame.picture.width, frame.view.width);
  const down = max(frame.picture.height, frame.view.height);
  return { x: Math.min(across, Math.max(-across, x)), y: Math.min(down, Math.max(-down, y)) };
}

/** To `scale`, keeping what lies under `pointer` (from the view's centre) where it is. */
export function zoomTo(frame: Frame, zoom: Zoom, scale: number, pointer: Point = { x: 0, y: 0 }): Zoom {
  const now = place(frame, zoom);
  // A picture so large that it fits below ten percent may still be seen whole.
  const min = Math.min(smallest, fitScale(frame));
  const next = Math.min(largest, Math.max(min, scale));
  const from = zoom.kind === 'fit' ? { x: 0, y: 0 } : zoom;
  const ratio = next / now.scale;
  const moved = { x: pointer.x - (pointer.x - from.x) * ratio, y: pointer.y - (pointer.y - from.y) * ratio };
  return { kind: 'free', scale: next, ...clampPan(frame, next, moved) };
}

export function panBy(frame: Frame, zoom: Zoom, by: Point): Zoom {
  if (zoom.kind === 'fit') return zoom;
  return { ...zoom, ...clampPan(frame, zoom.scale, { x: zoom.x + by.x, y: zoom.y + by.y }) };
}

/** What the buttons and keys of the zoom ask for. */
export const wished = (frame: Frame, zoom: Zoom, kind: 'fit' | 'actual' | 'toggle'): Zoom =>
  kind === 'fit' ? fit : kind === 'actual' ? zoomTo(frame, zoom, 1) : toggle(frame, zoom);

/** Z: from fit to the picture's own pixels and back. */
export const toggle = (frame: Frame, zoom: Zoom, pointer?: Point): Zoom => (zoom.kind === 'fit' ? zoomTo(frame, zoom, 1, pointer) : fit);
