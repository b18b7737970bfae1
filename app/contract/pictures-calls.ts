// The calls about the draft and its pictures.
import { call } from './call.ts';
import { z } from 'zod';
import { editIdSchema, sha256Schema } from '../edits/record.ts';
import { none, draftSchema, resultIndex } from './schemas.ts';
import type { NamedFile, Imported, CarriedRecipe } from './drafts.ts';
import type { Picture } from '../edits/picture.ts';
import type { Reply } from '../failure.ts';

export const picturesCalls = {
  'draft.keep': call(draftSchema).answers<null>(),
  'picture.takePaths': call(z.object({ paths: z.array(z.string().min(1).max(4096)).min(1).max(500) }), 'desktop').answers<Imported>(),
  /** Files named by pasted addresses of this computer. */
  'picture.takeAddresses': call(z.object({ addresses: z.array(z.string().min(1).max(8192)).min(1).max(500) })).answers<Imported>(),
  /** A picture on the web: fetched without the key from a host the person has allowed, else main asks them. Neither a picture nor a failure: the person said no. */
  'picture.takeWeb': call(z.object({ address: z.string().min(1).max(8192) }), 'desktop').answers<Imported>(),
  /** Forgets that pictures may be fetched from a host. */
  'host.forget': call(z.object({ host: z.string().min(1).max(253) })).answers<Reply<null>>(),
  /** What was chosen; nothing of it is read yet. */
  'picture.pick': call(none, 'desktop').answers<readonly NamedFile[]>(),
  /** Reads one of the files that were picked or opened. */
  'picture.takeNamed': call(z.object({ key: z.uuid() }), 'desktop').answers<Imported>(),
  'picture.takeResult': call(z.object({ id: editIdSchema, index: resultIndex })).answers<Reply<Picture>>(),
  'picture.takeSample': call(none).answers<Reply<Picture>>(),
  /** The recipe that a picture carries which was taken in. Null when it carries none that is known. */
  'picture.recipe': call(z.object({ sha256: sha256Schema })).answers<Reply<CarriedRecipe | null>>(),
  /** The files that the system asked the program to open; nothing of them is read yet. */
  'picture.takeOpened': call(none, 'desktop').answers<readonly NamedFile[]>(),
};
