// `npm run languages`: after a language was added or taken away.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { languageFiles, languagesIn } from './language-files.ts';

const root = path.resolve(import.meta.dirname, '..');
const languages = languagesIn(root);
for (const [file, text] of languageFiles(languages)) writeFileSync(path.join(root, file), text);
console.log(languages.map(({ tag, name }) => `${tag} (${name})`).join(', '));
