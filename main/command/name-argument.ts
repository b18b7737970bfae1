// `--name-template`: what the names of new files of the library say, in place of what the window's settings do.
import { looseBrace, looseBraceSentence } from '../../app/library/loose-brace.ts';
import { maxTemplateLetters } from '../../app/library/naming.ts';
import { stemWords, unknownStemWords } from '../../app/library/name-template.ts';
import { atMost, UsageError } from './options.ts';

export type NamedLine = { /** Absent: as the settings say. */ readonly nameTemplate?: string };

export function readNameTemplate(given: string): NamedLine {
  const nameTemplate = atMost(given.trim(), '--name-template', maxTemplateLetters);
  if (nameTemplate === null || nameTemplate === '') throw new UsageError('--name-template is empty.');
  const loose = looseBrace(nameTemplate);
  if (loose !== null) throw new UsageError(`--name-template: ${looseBraceSentence(loose)}`);
  const [unknown] = unknownStemWords(nameTemplate);
  if (unknown !== undefined)
    throw new UsageError(`--name-template knows no {${unknown}}: there are ${stemWords.map((word) => `{${word}}`).join(' ')}.`);
  return { nameTemplate };
}
