// Edits and creates as lines that people read.
import type { EarlierWords } from '../../app/contract/words.ts';
import type { Sent } from '../../app/edits/ledger.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { inOneLine } from '../../app/in-one-line.ts';
import { recordedValue } from '../../app/models/recorded.ts';
import { stateWords } from './output.ts';

/** One edit as a line of the history. */
export function historyText(summary: EditSummary): string {
  const seed = recordedValue(summary, 'seed');
  const { prompt, editedIn } = summary;
  const first = prompt === '' && editedIn !== undefined ? `edited in ${editedIn}` : prompt;
  return [
    summary.id,
    localTime(summary.createdAt),
    (summary.unchanged === true ? 'unchanged' : stateWords[summary.state]).padEnd(8),
    firstLine(first),
    seed === undefined ? '' : `seed:${String(seed)}`,
    summary.rehearsal ? 'rehearsal' : '',
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** An instruction and how it did. */
export function wordsText({ prompt, uses, kept, out, meanStars, rehearsals }: Omit<EarlierWords, 'editId' | 'hasResult'>): string {
  return [
    `${uses} ${uses === 1 ? 'use' : 'uses'}`.padEnd(8),
    (meanStars === null ? 'no stars' : `${meanStars.toFixed(1)} stars`).padEnd(9),
    `${kept} kept, ${out} out`,
    firstLine(prompt),
    rehearsals === 0 ? '' : rehearsals === uses ? 'rehearsed' : `${rehearsals} rehearsed`,
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** One create as a line of the ledger. */
export function sentText(sent: Sent): string {
  const charged = sent.rehearsal ? 'rehearsal' : { no: 'not charged', maybe: 'may be charged', yes: 'charged' }[sent.charged];
  const outcome = sent.outcome === 'not-taken' ? 'not taken' : stateWords[sent.outcome];
  const { at, editId, requestId, bytes, addresses = [] } = sent;
  return [localTime(at), editId, outcome, charged, requestId ?? 'no request id', bytes === null ? '' : `${bytes} bytes`, ...addresses]
    .filter((part) => part !== '')
    .join('  ');
}

export function firstLine(prompt: string): string {
  const line = inOneLine(prompt);
  return `${line.slice(0, 60)}${line.length > 60 ? '…' : ''}`;
}

/** By the computer's calendar, as the sums are counted; what is no time stays as it is written. */
function localTime(at: string): string {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return at;
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())} ${two(when.getHours())}:${two(when.getMinutes())}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
