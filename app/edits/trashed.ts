// Whether an edit lies in the trash of the library. Apart from what changes marks, since whoever only reads asks it too.
import type { Organised } from './record.ts';

/** Its files stay where they are until the trash is emptied. Records from before there was a trash have no such mark. */
export const isTrashed = ({ trashedAt }: Organised): boolean => (trashedAt ?? null) !== null;
