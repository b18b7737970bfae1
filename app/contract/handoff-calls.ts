// The calls about what goes to other programs.
import { call } from './call.ts';
import { z } from 'zod';
import { editIdSchema } from '../edits/record.ts';
import { none, resultIndex, someResults, programPlace } from './schemas.ts';
import type { Reply } from '../failure.ts';
import type { Program } from '../settings/settings.ts';

export const handoffCalls = {
  /** Makes ready what a drag needs, at the press of the pointer. `clean`: copies without metadata; else what the settings say. Names of the files that would be dragged, as a drop names them. */
  'result.ready': call(z.object({ items: someResults, clean: z.boolean() })).answers<Reply<{ readonly names: readonly string[] }>>(),
  /** Begins the system's drag; called while the window's own is beginning. How many copies of it have lost the Content Credentials of their originals. */
  'result.drag': call(z.object({ items: someResults, clean: z.boolean() }), 'desktop').answers<
    Reply<{ readonly credentialsLost: number }>
  >(),
  /** Files to the clipboard, and of a single one the bitmap. `as`: what of it the clipboard took. `files`: all that file managers ask for. `addresses`: not what GNOME's asks for. `picture`: its pixels alone. */
  'result.copy': call(z.object({ items: someResults }), 'desktop').answers<
    Reply<{ readonly files: number; readonly as: 'files' | 'addresses' | 'picture' }>
  >(),
  /** Opens a working copy in one of the person's programs, by its place in their list; each save there becomes a new version. What the program is called. */
  'result.openIn': call(z.object({ id: editIdSchema, index: resultIndex, program: programPlace })).answers<
    Reply<{ readonly program: string }>
  >(),
  /** The person chooses a program in a dialog. Null when none was chosen. */
  'program.add': call(none, 'desktop').answers<Reply<Program | null>>(),
  'program.rename': call(z.object({ at: programPlace, name: z.string().trim().min(1).max(80) })).answers<Reply<null>>(),
  'program.move': call(z.object({ at: programPlace, to: programPlace })).answers<Reply<null>>(),
  'program.remove': call(z.object({ at: programPlace })).answers<Reply<null>>(),
};
