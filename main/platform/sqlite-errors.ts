// Errors of SQLite as numbers.

/** SQLite's primary result code (its documents, "Result and Error Codes"); 0 for an error that is none of its own. */
export function sqliteCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
}

/** Whether another connection has what was asked for: SQLITE_BUSY or SQLITE_LOCKED. */
export const isLocked = (error: unknown): boolean => [5, 6].includes(sqliteCode(error));
