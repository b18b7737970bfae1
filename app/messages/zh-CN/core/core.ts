// Every sentence of the core in Simplified Chinese.
import type { Sentences } from '../../en/core/core.ts';
import { key, service, rehearsed, update } from './service.ts';
import { picture, file, composite } from './pictures.ts';
import { web } from './web.ts';
import { disk, library, userData, settings, importing, record, check } from './library.ts';
import { edit, parameter, field } from './edits.ts';
import { program } from './programs.ts';
import { exporting, backup } from './copies.ts';
import { batch, chain } from './batches.ts';
import { money, watched } from './limits.ts';
import { words } from './words.ts';
import { kind } from './kinds.ts';

export const core: Sentences = {
  key,
  service,
  rehearsed,
  update,
  picture,
  file,
  composite,
  web,
  disk,
  library,
  userData,
  settings,
  importing,
  record,
  check,
  edit,
  parameter,
  field,
  program,
  exporting,
  backup,
  batch,
  chain,
  money,
  watched,
  words,
  kind,
};
