import { core as english } from '../../../../app/messages/en/core/core.ts';
import type { Sentences } from '../../../../app/messages/en/core/core.ts';
import { wrapped } from '../wrap.ts';

export const core: Sentences = wrapped<Sentences>(english);
