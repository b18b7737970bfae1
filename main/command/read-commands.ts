// The commands that only look: they need the library alone, and so nothing that sends, prepares or owns an edit is loaded for them.
import { ledgerCsv } from '../../app/edits/ledger.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Sent } from '../../app/edits/ledger.ts';
import { fail, englishFailure } from '../../app/failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { models } from '../../app/models/models.ts';
import { maxInputs } from '../../app/models/roles.ts';
import { sumOf } from '../../app/money/spent.ts';
import { formatCost } from '../../app/price.ts';
import type { Settings } from '../../app/settings/settings.ts';
import { inOneLine } from '../../app/in-one-line.ts';
import { misread, misreadSentences } from '../../app/library/misread.ts';
import type { Library } from '../library/library.ts';
import { isNoneYet } from '../library/store/library-file.ts';
import { awayOf, readLedger } from '../studio/session/read-ledger.ts';
import { openReading } from '../studio/session/reading.ts';
import type { ReadingConfig } from '../studio/session/reading.ts';
import type { CommandLine, ReadingLine } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import type { Output } from './output.ts';
import { refuse } from './refuse.ts';
import { historyText, firstLine, sentText, wordsText } from './row-texts.ts';
import type { Started } from './started.ts';
import { printSums } from './sum-commands.ts';
import { say } from '../../app/messages/say.ts';
import { inEnglish } from '../../app/messages/english.ts';

type Line<K extends CommandLine['kind']> = Extract<CommandLine, { kind: K }>;
type ReadContext = { readonly opened: Reply<Library>; readonly settings: () => Settings; readonly output: Output };

/** Throws as `makeStudio` does. */
export async function startReading(config: ReadingConfig, line: ReadingLine, output: Output): Promise<Started> {
  const { opened, close } = await openReading(config);
  const context = { opened, settings: config.settings.read, output };
  return { action: () => action(context, line), close };
}

async function action(context: ReadContext, line: ReadingLine): Promise<number> {
  if (!context.opened.ok && isNoneYet(context.opened.failure)) return noneYet(context.output, line, context.opened.failure);
  switch (line.kind) {
    case 'history':
      return history(context, line);
    case 'words':
      return words(context, line);
    case 'sent':
      return sent(context, line);
    case 'names':
      return names(context);
  }
}

/** There is nothing to list before the first edit, and a script may ask then: it is no failure. */
function noneYet(output: Output, line: ReadingLine, { message }: Failure): number {
  output.note(message);
  if (line.kind === 'names') printModels(output);
  if (line.kind === 'sent' && line.csv) output.text(ledgerCsv([]));
  return exitCodes.done;
}

/** Refuses while the library is away, when nothing of it but its index could be read. */
function unlessAway(opened: Reply<Library>): Reply<Library> {
  const away = opened.ok ? awayOf(opened.value) : null;
  return away === null ? opened : fail(away);
}

const pageRows = 200;

/** Null when the search that was named is not saved. */
function searchOf(settings: () => Settings, { saved, query }: Line<'history'>): string | null {
  if (saved === null) return query;
  const found = settings().savedSearches.find(({ name }) => name.toLowerCase() === saved.toLowerCase());
  return found === undefined ? null : `${found.query} ${query}`.trim();
}

async function history({ opened, settings, output }: ReadContext, line: Line<'history'>): Promise<number> {
  if (!opened.ok) return refuse(output, opened.failure);
  const library = opened.value;
  // A fresh index is complete only when the folder has been read.
  await library.settled();
  const away = awayOf(library);
  if (away !== null) output.note(`${away.message} What follows is from the index.`);
  const query = searchOf(settings, line);
  if (query === null) return refuse(output, englishFailure('usage', `No search is saved as “${line.saved}”.`));
  const { notUnderstood, notCompared = 0 } = await library.find(query);
  // What is left out of a search finds more than was asked for, up to everything.
  const misspelled = notUnderstood.filter((part) => misread(part).misspelled);
  if (misspelled.length > 0) return refuse(output, englishFailure('usage', misreadSentences(misspelled)));
  for (const part of notUnderstood) output.note(`Not understood and left out: ${part}. ${misreadSentences([part])}`);
  if (notCompared > 0)
    output.note(
      `${notCompared} of the results were compared by their bytes alone; the window looks at them when it searches for duplicates.`,
    );
  for (let offset = 0; offset < line.limit; offset += pageRows) {
    const rows = await library.rows(query, offset, Math.min(pageRows, line.limit - offset));
    // Where its files lie is asked of its record, which people are not told.
    for (const row of rows) output.row(line.json ? await editIn(library, row) : {}, historyText(row));
    if (rows.length < pageRows) break;
  }
  for (const { path, reason } of await library.damaged())
    output.note(`Not shown: the record ${path} ${inEnglish(reason)}. It was left as it is.`);
  return exitCodes.done;
}

/** An edit as `--json` gives it. */
async function editIn(library: Library, row: EditSummary): Promise<Readonly<Record<string, unknown>>> {
  const files = await Promise.all(row.results.map((_, index) => library.resultPath(row.id, index)));
  const { id, state, createdAt, prompt, model, parameters, requestId, rehearsal, stars, favourite, flag, label, tags, project } = row;
  return {
    type: 'edit',
    id,
    state,
    createdAt,
    prompt,
    model,
    ...(row.editedIn === undefined ? {} : { editedIn: row.editedIn }),
    ...(row.twin === undefined ? {} : { twin: row.twin < 0 ? 'same' : row.twin }),
    ...(row.unchanged === undefined ? {} : { unchanged: row.unchanged }),
    parameters,
    requestId,
    rehearsal,
    stars,
    favourite,
    flag,
    label,
    tags,
    project,
    trashed: row.trashed,
    files: files.filter((file) => file !== null),
    record: await library.recordPath(id),
  };
}

/** How each instruction did, from the index; the words themselves, where they are long, and the best result from the library. */
async function words({ opened, output }: ReadContext, { query, order, limit }: Line<'words'>): Promise<number> {
  const here = unlessAway(opened);
  if (!here.ok) return refuse(output, here.failure);
  const library = here.value;
  await library.settled();
  for (let offset = 0; offset < limit; offset += pageRows) {
    const { rows } = await library.earlier(query, order, offset, Math.min(pageRows, limit - offset));
    for (const { editId, hasResult, prompt, ...did } of rows) {
      const whole = (await library.load(editId))?.request.prompt.trim() ?? prompt;
      const file = hasResult ? await library.resultPath(editId, 0) : null;
      output.row({ type: 'words', prompt: whole, ...did, edit: editId, file }, wordsText({ prompt, ...did }));
    }
    if (rows.length < pageRows) break;
  }
  return exitCodes.done;
}

async function sent({ opened, settings, output }: ReadContext, line: Line<'sent'>): Promise<number> {
  const here = unlessAway(opened);
  if (!here.ok) return refuse(output, here.failure);
  const library = here.value;
  await library.settled();
  if (line.summary !== null) {
    await printSums(library, output, settings(), { kind: line.summary, query: line.query, limit: line.limit });
    return exitCodes.done;
  }
  const rows: Sent[] = [];
  for await (const row of readLedger(library, line.query, line.rehearsal)) {
    rows.push(row);
    if (rows.length >= line.limit) break;
  }
  if (line.csv) output.text(ledgerCsv(rows));
  else for (const row of rows) output.row({ type: 'sent', ...row }, sentText(row));
  const prices = settings();
  const { cost } = sumOf(
    rows.map((row) => ({ ...row, creates: 1, pictures: row.results ?? 1 })),
    prices,
  );
  if (cost !== null)
    output.note(`About ${formatCost(cost, prices.currency, 'en')} was or may have been charged, by the prices in the settings.`);
  return exitCodes.done;
}

async function names({ opened, output }: ReadContext): Promise<number> {
  const here = unlessAway(opened);
  if (!here.ok) return refuse(output, here.failure);
  await here.value.settled();
  const used = await here.value.names();
  for (const wanted of ['tag', 'project', 'label'] as const)
    for (const { kind, name, edits } of used)
      if (kind === wanted) output.row({ type: 'name', kind, name, edits }, `${kind}:${inOneLine(name)}  ${edits}`);
  const { savedIn } = await import('../library/store/saved-files.ts');
  for (const { kind, name, prompt, model, parameters, damaged } of await savedIn(here.value.folder())) {
    if (damaged === null) output.row({ type: kind, name, prompt, model, parameters }, `${kind}:${inOneLine(name)}  ${firstLine(prompt)}`);
    else output.note(inEnglish(say('words.unusable', { kind: say(`words.${kind}`), name: inOneLine(name), reason: damaged })));
  }
  printModels(output);
  return exitCodes.done;
}

function printModels(output: Output): void {
  for (const { id, name, parameters, ...model } of models)
    output.row(
      { type: 'model', id, name, pictures: maxInputs(model), parameters: parameters.map(({ field }) => field), finishOn: model.finishOn },
      `model:${id}  ${name}`,
    );
}
