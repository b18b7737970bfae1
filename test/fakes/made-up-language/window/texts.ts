import { texts as english } from '../../../../app/messages/en/window/texts.ts';
import type { Texts } from '../../../../app/messages/en/window/texts.ts';
import { wrapped } from '../wrap.ts';

export const texts: Texts = wrapped<Texts>(english);
