// Where a version of *Keep my pixels* comes from: it is laid of two pictures, the original and a result, and was sent to nobody.
import { keepProgram } from '../composite/settings.ts';
import type { Parent } from './record.ts';

type Laid = { readonly editedIn?: string | undefined; readonly inputs: readonly { readonly parent: Parent | null }[] };

/** Whether it is such a version. */
export const isLaid = ({ editedIn }: Pick<Laid, 'editedIn'>): boolean => editedIn === keepProgram;

/** The result that it was laid from, as `composite-record` names it; null for all else. */
export const laidFrom = (edit: Laid): Parent | null => (isLaid(edit) ? (edit.inputs[1]?.parent ?? null) : null);
