// What the window and main agree on about marks, apart from the schemas: those try eval, which the window's policy forbids.

/** The labels on offer, as colours; a record may hold any other word. */
export const labels = ['red', 'yellow', 'green', 'blue', 'purple'] as const;

/** Letters of a tag or a project, of a label, of a note; and so many tags are given or taken at once, at most. */
export const maxMarks = { name: 256, label: 64, note: 100_000, tags: 100 } as const;

/** The most edits that one call organises: the window asks in turns. */
export const maxOrganised = 1000;
