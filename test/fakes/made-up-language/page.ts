import { page as english } from '../../../app/messages/en/page.ts';
import type { PageWords } from '../../../app/messages/en/page.ts';
import { wrapped } from './wrap.ts';

export const page: PageWords = wrapped<PageWords>(english);
