// What the window and main agree on about marks, apart from the schemas: those try eval, which the window's policy forbids.

/** The labels on offer, as colours; a record may hold any other word. */
export const labels = ['red', 'yellow', 'green', 'blue', 'purple'] as const;

/** The most edits that one call organises: the window asks in turns. */
export const maxOrganised = 1000;
