// Readers of A1111's text. How they get at it is asked of the libraries that they use (Pillow and piexif); what they make of it follows by their rules.
import { byA1111, byDiffusionToolkit, byImageBrowsing, byPromptReader, bySdParsers } from '../fakes/parameter-readers.ts';
import type { ReadParameters } from '../fakes/parameter-readers.ts';
import type { Copy } from './copies.ts';
import { said } from './machine.ts';
import type { Facts } from './rows.ts';

export const rules: Readonly<Record<string, (text: string) => ReadParameters>> = {
  'A1111’s rule': byA1111,
  'Infinite Image Browsing’s rule': byImageBrowsing,
  'Diffusion Toolkit’s rule': byDiffusionToolkit,
  'sd-parsers’ rule': bySdParsers,
  'sd-prompt-reader’s rule': byPromptReader,
};

// Of PNG the text of that name; else the comment, by piexif and, as sd-parsers does, by Pillow alone. As a JSON array, a file each.
const script = `
import json, sys
import piexif, piexif.helper
from PIL import Image
found = []
for name in sys.argv[1:]:
    with Image.open(name) as image:
        if image.format == 'PNG':
            found.append({'piexif': image.info['parameters'], 'pillow': image.text['parameters']})
        else:
            exif = piexif.load(image.info['exif'])
            comment = image.getexif().get_ifd(0x8769)[0x9286]
            found.append({'piexif': piexif.helper.UserComment.load(exif['Exif'][piexif.ExifIFD.UserComment]), 'pillow': comment[8:].decode('utf_16_be')})
print(json.dumps(found))
`;

/** Versions of the libraries, as `piexif 1.1.3, Pillow 9.4.0`. */
export const librariesOf = (python: string): string =>
  said(python, ['-c', 'import PIL, piexif; print("piexif", piexif.VERSION + ", Pillow", PIL.__version__)']).trim();

export type Texts = { readonly piexif: string; readonly pillow: string };

/** The text of each copy as those libraries give it. Throws with what Python said. */
export function textsBy(python: string, copies: readonly Copy[]): readonly Texts[] {
  return JSON.parse(said(python, ['-c', script, ...copies.map(({ file }) => file)])) as readonly Texts[];
}

/** What one reader makes of it: the words, the seed and the model. */
export function factsBy(rule: string, texts: Texts): Facts {
  const read = rules[rule]?.(rule.startsWith('sd-parsers') ? texts.pillow : texts.piexif);
  // One reader keeps the empty line of words against as an empty line.
  return { words: read?.prompt.trim() ?? '', seed: read?.values['Seed'] ?? '', model: read?.values['Model'] ?? '' };
}
