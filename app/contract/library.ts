// The library as a whole: how it is, what a search, a check, an import or emptying the trash found.
import type { EditSummary } from '../edits/edit-summary.ts';
import type { Message } from '../messages/message.ts';

export type LibraryStatus = {
  readonly folder: string;
  readonly state: 'open' | 'missing' | 'readonly' | 'indexing';
  /** Without those in the trash. */
  readonly total: number;
  readonly trashed: number;
  /** Records that could not be read and were left as they are. */
  readonly damaged: number;
};

/** A record that cannot be read: where it is, and why not, in words that go on the sentence of its path. */
export type DamagedRecord = { readonly key: string; readonly path: string; readonly reason: Message };

/** Work on the whole library that the person asked for; one at a time. */
export type LibraryWork = {
  readonly kind: 'verify' | 'rebuild' | 'import' | 'backup';
  /** Files looked at, or records read; of an import, pictures. */
  readonly done: number;
  /** Null until it is known. */
  readonly total: number | null;
};

export type FindingKind =
  | 'record-damaged'
  | 'second-record'
  | 'picture-missing'
  | 'picture-changed'
  | 'input-missing'
  | 'input-changed'
  | 'moved'
  | 'not-recorded'
  | 'unused-input'
  | 'unfinished'
  /** A folder of the library's own that is a link, or one that may not be read. */
  | 'folder-unread'
  | 'file-unread'
  /** A record in a folder where records are not read. */
  | 'record-elsewhere';

/** Something in the library's folder that is not as it should be. */
export type Finding = {
  /** Relative to the library, with forward slashes. */
  readonly file: string;
  readonly kind: FindingKind;
  readonly message: Message;
};

/** What the last check of all files found. */
export type Verified = {
  readonly at: string;
  readonly edits: number;
  /** Pictures whose hash was compared. */
  readonly files: number;
  /** How many there are; the first of them are listed, each with a key, since the window names no path. */
  readonly findings: number;
  readonly listed: readonly (Finding & { readonly key: string })[];
  /** It was stopped before it had looked at everything. */
  readonly stopped: boolean;
};

/** What is under way, and how it last ended. */
export type LibraryWorkNow = {
  readonly work: LibraryWork | null;
  readonly verified: Verified | null;
  readonly imported: ImportReport | null;
  readonly backedUp: BackupReport | null;
};

/** A file that could not be copied, or was not replaced: relative to the library, and why, as a sentence. */
export type BackupFinding = { readonly file: string; readonly message: Message };

/** What the last backup did. Sums are of this one alone. */
export type BackupReport = {
  readonly at: string;
  /** Where the copy lies. */
  readonly folder: string;
  /** Files that were copied, and their bytes. */
  readonly copied: number;
  readonly bytes: number;
  /** Files that were there already. */
  readonly same: number;
  /** Files that the library has in another place by now, moved in the backup as well. */
  readonly moved: number;
  /** How many files could not be copied, or were not replaced; the first of them are listed. */
  readonly findings: number;
  readonly listed: readonly BackupFinding[];
  /** It was stopped before it had looked at everything. */
  readonly stopped: boolean;
};

/** What became of the pictures of a folder. */
export type ImportReport = {
  readonly at: string;
  readonly imported: number;
  /** Imported before, known by their content. */
  readonly known: number;
  readonly skipped: number;
  /** How many of those were skipped because they carry no recipe alone. */
  readonly bare: number;
  /** The first of what was skipped, each with its reason in a sentence. */
  readonly listed: readonly SkippedFile[];
  readonly stopped: boolean;
};

export type SkippedFile = {
  /** Relative to the folder, with forward slashes. */
  readonly file: string;
  readonly reason: Message;
};

export type FoundMonth = {
  readonly month: string;
  readonly count: number;
  readonly edits?: number;
  /** Where they were asked for apart, those that came to nothing, which are not among `count`: how many edits, in how many cells, and whether these show. */
  readonly dead?: { readonly edits: number; readonly cells: number; readonly open: boolean };
};

export type LibraryFind = {
  /** How many edits match; unless `exact`, at least so many: the search stopped counting. */
  readonly total: number;
  readonly exact: boolean;
  /** Newest first, or one without a name where another order was asked for: `2026-11` in local time and how many edits of it match; where sets are folded, how many cells show them, and how many edits they are. */
  readonly months: readonly FoundMonth[];
  /** Parts of the query that were not understood; the rest was searched. */
  readonly notUnderstood: readonly string[];
  /** Of a search for duplicates: how many results were compared by their bytes alone, since nobody has looked at them yet. */
  readonly notCompared?: number;
};

/** With the first rows, where they were asked for: all that a search shows first, in one answer. */
export type LibraryFound = LibraryFind & { readonly rows?: readonly EditSummary[] };

/** A tag, project or label that edits outside the trash have, in its newest spelling. */
export type UsedName = { readonly name: string; readonly edits: number };

export type UsedNames = {
  readonly tags: readonly UsedName[];
  readonly projects: readonly UsedName[];
  readonly labels: readonly UsedName[];
};

/** What emptying the trash did; `failures` are of files that stayed. */
export type Emptied = { readonly edits: number; readonly inputs: number; readonly failures: readonly string[] };
