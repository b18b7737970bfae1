// In how many columns pictures stand so that they are as large as can be. Pure.
import type { Box } from '../../ui/zoom.ts';

/** CSS pixels of a pane that are not the picture's: the margins around it, and its caption. */
const around = { width: 48, height: 48 + 46 };

/** The fewest columns with which the smallest of the pictures, fitted into equal panes of `room`, is largest. */
export function columnsFor(room: Box, pictures: readonly Box[]): number {
  const scales = pictures.map((_, at) => {
    const columns = at + 1;
    const width = Math.max(1, room.width / columns - around.width);
    const height = Math.max(1, room.height / Math.ceil(pictures.length / columns) - around.height);
    return Math.min(...pictures.map((picture) => Math.min(width / picture.width, height / picture.height)));
  });
  return scales.indexOf(Math.max(...scales)) + 1;
}
