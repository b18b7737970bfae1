// What the command prints: results on stdout, as paths or as one JSON object a line; everything else on stderr.
import type { Failure } from '../../app/failure.ts';
import type { EditState } from '../../app/edits/record.ts';

export type Output = {
  readonly state: (id: string, state: EditState, requestId: string | null) => void;
  /** What keeps a living edit from going on at the moment; people read it, the contract of `--json` does not know it. */
  readonly hindrance: (id: string, message: string) => void;
  readonly result: (result: {
    id: string;
    model: string;
    files: readonly string[];
    record: string;
    requestId: string | null;
    /** What came is what was sent. */
    unchanged: boolean;
  }) => void;
  /** Of no edit where none was made. `isNamed`: people read its id before the sentence, as of one among many. */
  readonly failure: (
    failure: Failure,
    edit: { id: string; state: EditState | null; requestId: string | null; isNamed?: true } | null,
  ) => void;
  /** A line of data that is neither: shown as JSON, or as the text beside it; null where people have read all there is. */
  readonly row: (json: Readonly<Record<string, unknown>>, text: string | null) => void;
  /** News on the way, which is no result: a line of JSON, or the text for people beside their results. */
  readonly news: (json: Readonly<Record<string, unknown>>, text: string) => void;
  /** Text as it is. */
  readonly text: (text: string) => void;
  readonly note: (text: string) => void;
};

export const stateWords: Readonly<Record<EditState, string>> = {
  waiting: 'waiting',
  submitting: 'sending',
  queued: 'in queue',
  running: 'running',
  saving: 'saving',
  done: 'done',
  unknown: 'outcome unknown',
  failed: 'failed',
  blocked: 'blocked by the safety policy',
  cancelled: 'cancelled',
  lost: 'lost',
};

/** What a file is called may hold signs that a terminal obeys. */
const shown = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, '\uFFFD');

export function makeOutput(options: { json: boolean; stdout: (text: string) => void; stderr: (text: string) => void }): Output {
  const { json } = options;
  const line = (value: unknown): void => options.stdout(`${JSON.stringify(value)}\n`);
  const note = (text: string): void => options.stderr(`${shown(text)}\n`);
  const named = (requestId: string | null): { requestId?: string } => (requestId === null ? {} : { requestId });
  return {
    note,
    text: options.stdout,
    state: (id, state, requestId) => {
      if (json) line({ type: 'state', id, state, ...named(requestId) });
      note(`${id.slice(-4).toLowerCase()}  ${stateWords[state]}${requestId !== null && state === 'queued' ? ` (${requestId})` : ''}`);
    },
    hindrance: (id, message) => note(`${id.slice(-4).toLowerCase()}  ${message}`),
    result: ({ id, model, files, record, requestId, unchanged }) => {
      if (json) line({ type: 'result', id, state: 'done', model, files, record, requestId, ...(unchanged ? { unchanged } : {}) });
      else for (const file of files) options.stdout(`${file}\n`);
    },
    failure: (failure, edit) => {
      if (json)
        line({
          type: 'failure',
          id: edit?.id ?? null,
          state: edit?.state ?? null,
          kind: failure.kind,
          message: failure.message,
          charged: failure.charged,
          ...named(edit?.requestId ?? null),
        });
      note(edit?.isNamed === true ? `${edit.id}: ${failure.message}` : failure.message);
      if (failure.detail !== undefined) note(`  (${failure.detail})`);
    },
    news: (value, text) => {
      if (json) line(value);
      note(text);
    },
    row: (value, text) => {
      if (json) line(value);
      else if (text !== null) options.stdout(`${shown(text)}\n`);
    },
  };
}
