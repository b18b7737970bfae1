// English: how numbers and dates are written.
import { makeFormats } from '../../formats.ts';

export const formats = makeFormats('en', { second: ' s', minute: ' min', hour: ' h', comma: ', ', colon: ': ' });
