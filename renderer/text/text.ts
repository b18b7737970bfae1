// The language in use. Features read every sentence from here.
import { compose } from './en-compose.ts';
import { queue } from './en-queue.ts';
import { settings } from './en-settings.ts';
import { stage } from './en-stage.ts';
import { organise, trash } from './en-organise.ts';
import { out } from './en-out.ts';
import { window } from './en.ts';

export const text = { window, compose, stage, organise, trash, queue, settings, out };
