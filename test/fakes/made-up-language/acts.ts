import { acts as english } from '../../../app/messages/en/acts.ts';
import type { ActWords } from '../../../app/messages/en/acts.ts';
import { wrapped } from './wrap.ts';

export const acts: ActWords = wrapped<ActWords>(english);
