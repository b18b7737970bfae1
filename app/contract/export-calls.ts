// The calls about copies for elsewhere.
import { call } from './call.ts';
import { none, exportArgument } from './schemas.ts';
import type { ExportPreview, ExportReport } from '../export/report.ts';
import type { Reply } from '../failure.ts';

export const exportCalls = {
  /** What an export would write. Without a title, sheets and pages are called by the project their edits have in common. */
  'export.preview': call(exportArgument).answers<Reply<ExportPreview>>(),
  /** Writes it into the folder that was chosen; answers when it has ended. */
  'export.start': call(exportArgument).answers<Reply<ExportReport>>(),
  'export.stop': call(none).answers<null>(),
  /** The folder that is used from now on. */
  'export.chooseFolder': call(none, 'desktop').answers<Reply<string>>(),
  /** Shows the last file that was exported in its folder. */
  'export.reveal': call(none, 'desktop').answers<Reply<null>>(),
};
