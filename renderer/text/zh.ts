// Simplified Chinese. A sentence that is missing is a compile error.
import type { Texts } from './text.ts';
import { about } from './zh-about.ts';
import { batch } from './zh-batch.ts';
import { chains } from './zh-chains.ts';
import { compose } from './zh-compose.ts';
import { crop } from './zh-crop.ts';
import { exported, exporting } from './zh-export.ts';
import { keep } from './zh-keep.ts';
import { keys } from './zh-keys.ts';
import { organise, trash } from './zh-organise.ts';
import { out } from './zh-out.ts';
import { queue } from './zh-queue.ts';
import { money, sent } from './zh-sent.ts';
import { sets } from './zh-sets.ts';
import { settings } from './zh-settings.ts';
import { stage } from './zh-stage.ts';
import { survey } from './zh-survey.ts';
import { window } from './zh-window.ts';
import { watched } from './zh-watched.ts';
import { words } from './zh-words.ts';

export const chinese: Texts = {
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
