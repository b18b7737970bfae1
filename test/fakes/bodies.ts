// Bodies of creates as values.
import type { PreparedPicture } from '../../app/edits/ports.ts';
import type { BodyPiece } from '../../app/models/body-piece.ts';
import { sentPicture } from './records.ts';

/** Pictures as they would be sent, of 10, 11, 12 … bytes. */
export const picturesOf = (count: number): PreparedPicture[] =>
  Array.from({ length: count }, (_, i) => ({ path: `/p/${i + 1}`, sent: { ...sentPicture, bytes: 10 + i } }));

/** The body as the service reads it, each picture as its path between angle brackets. */
export function asSent(pieces: readonly BodyPiece[]): unknown {
  return JSON.parse(pieces.map((piece) => (piece.kind === 'text' ? piece.text : `<${piece.path}>`)).join(''));
}
