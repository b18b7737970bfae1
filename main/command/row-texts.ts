// Edits and creates as lines that people read.
import type { Sent } from '../../app/edits/ledger.ts';
import type { EditSummary } from '../../app/ipc.ts';
import { recordedValue } from '../../app/models/recorded.ts';
import { stateWords } from './output.ts';

/** One edit as a line of the history. */
export function historyText(summary: EditSummary): string {
  const seed = recordedValue(summary, 'seed');
  const { prompt, editedIn } = summary;
  const first = prompt === '' && editedIn !== undefined ? `edited in ${editedIn}` : prompt.replace(/\s+/g, ' ').trim();
  const when = new Date(summary.createdAt);
  const local = `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())} ${two(when.getHours())}:${two(when.getMinutes())}`;
  return [
    summary.id,
    local,
    (summary.unchanged === true ? 'unchanged' : stateWords[summary.state]).padEnd(8),
    `${first.slice(0, 60)}${first.length > 60 ? '…' : ''}`,
    seed === undefined ? '' : `seed:${String(seed)}`,
    summary.rehearsal ? 'rehearsal' : '',
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** One create as a line of the ledger. */
export function sentText(sent: Sent): string {
  const charged = sent.rehearsal ? 'rehearsal' : { no: 'not charged', maybe: 'may be charged', yes: 'charged' }[sent.charged];
  const outcome = sent.outcome === 'not-taken' ? 'not taken' : stateWords[sent.outcome];
  const { at, editId, requestId, bytes, addresses = [] } = sent;
  return [at, editId, outcome, charged, requestId ?? 'no request id', bytes === null ? '' : `${bytes} bytes`, ...addresses]
    .filter((part) => part !== '')
    .join('  ');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
