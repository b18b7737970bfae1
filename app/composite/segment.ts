// Lines that are drawn by hand.

type Point = readonly [x: number, y: number];

/** The square of the distance of a place from a line between two points; from the point, where both are one. */
export function fromSegment(x: number, y: number, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  const [awayX, awayY] = [x - ax - along * dx, y - ay - along * dy];
  return awayX * awayX + awayY * awayY;
}
