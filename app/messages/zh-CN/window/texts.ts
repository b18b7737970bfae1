// Simplified Chinese. A sentence that is missing is a compile error.
import type { Texts } from '../../en/window/texts.ts';
import { about } from './about.ts';
import { batch } from './batch.ts';
import { chains } from './chains.ts';
import { compose } from './compose.ts';
import { crop } from './crop.ts';
import { exported, exporting } from './export.ts';
import { keep } from './keep.ts';
import { keys } from './keys.ts';
import { organise, trash } from './organise.ts';
import { out } from './out.ts';
import { queue } from './queue.ts';
import { money, sent } from './sent.ts';
import { sets } from './sets.ts';
import { settings } from './settings.ts';
import { stage } from './stage.ts';
import { survey } from './survey.ts';
import { window } from './window.ts';
import { watched } from './watched.ts';
import { words } from './words.ts';

export const texts: Texts = {
  window,
  compose,
  crop,
  stage,
  survey,
  organise,
  trash,
  queue,
  sets,
  settings,
  keys,
  keep,
  exporting,
  exported,
  out,
  about,
  batch,
  chains,
  sent,
  money,
  watched,
  words,
};
