// The calls about the program itself: settings, the key, updates, windows.
import { call } from './call.ts';
import { z } from 'zod';
import { shellCommands } from '../commands/commands.ts';
import { editIdSchema } from '../edits/record.ts';
import { none, settingsPatchSchema } from './schemas.ts';
import type { ShownResult } from './edits.ts';
import type { KeyStatus, KeyTest, Snapshot } from './status.ts';
import type { Reply } from '../failure.ts';
import type { Settings } from '../settings/settings.ts';
import type { UpdateStatus } from '../updates.ts';

export const studioCalls = {
  'studio.snapshot': call(none).answers<Snapshot>(),
  'settings.change': call(settingsPatchSchema).answers<Reply<Settings>>(),
  'key.set': call(z.object({ key: z.string().min(1).max(4096) })).answers<Reply<KeyStatus>>(),
  'key.clear': call(none).answers<Reply<KeyStatus>>(),
  /** `good`: the service knows the key. `unreachable`: nothing is known. */
  'key.test': call(none).answers<Reply<KeyTest>>(),
  'link.open': call(z.object({ link: z.enum(['credits', 'keys', 'reference']) }), 'desktop').answers<Reply<null>>(),
  'update.status': call(none, 'desktop').answers<UpdateStatus>(),
  /** Looks for a newer version now, or as soon as no edit runs. */
  'update.check': call(none, 'desktop').answers<UpdateStatus>(),
  /** Closes the program to install what is ready; fails while an edit runs. */
  'update.install': call(none, 'desktop').answers<Reply<null>>(),
  /** An act of the window itself or of the system around it. */
  'window.runCommand': call(z.object({ command: z.enum(shellCommands) }), 'desktop').answers<null>(),
  /** The result on the stage, for the viewer; null when there is none. */
  'viewer.show': call(
    z.object({ shown: z.object({ id: editIdSchema, index: z.number().int().min(0).max(63) }).nullable() }),
    'window',
  ).answers<null>(),
  'viewer.shown': call(none, 'window').answers<ShownResult | null>(),
};
