// A preflight warning as a sentence.
import type { PreflightWarning } from '../../../app/edits/picture.ts';
import { assertNever } from '../../../app/assert-never.ts';
import { text } from '../../text/text.ts';

export function warningWords(warning: PreflightWarning): string {
  const words = text.compose.warnings;
  switch (warning.kind) {
    case 'prompt-long':
      return words['prompt-long'](warning.tokens, warning.limit);
    case 'crop':
      return words.crop(warning.from, warning.to);
    case 'smaller-than-original':
      return words['smaller-than-original'](warning.from, warning.to);
    case 'body-large':
      return words['body-large'](warning.bytes);
    case 'address-sent':
      return text.compose.web.warning(warning.places);
    case 'location-kept':
    case 'no-opaque-pixel':
    case 'no-prompt':
    case 'paid-before':
      return words[warning.kind];
    default:
      return assertNever(warning);
  }
}
