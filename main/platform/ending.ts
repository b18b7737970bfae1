// How a program ends while the system still owes it an answer. Node joins its threads before it ends, and one that asks the keychain waits as long as
// the keychain's dialog, which may be on a screen that nobody sees: `process.exit` would wait with it, for ever.

let owed = 0;

/** Passes on what a question to the system comes to, and knows meanwhile that a thread waits for it. */
export async function owing<T>(answer: Promise<T>): Promise<T> {
  owed += 1;
  try {
    return await answer;
  } finally {
    owed -= 1;
  }
}

/** Whether the program would not end by itself. */
export const isOwed = (): boolean => owed > 0;

/** Ends now with this exit code, 0 to 255. What was printed is printed; where a thread waits, the process becomes another one that only ends. */
export function leave(code: number): never {
  if (isOwed() && process.platform !== 'win32') process.execve?.('/bin/sh', ['sh', '-c', 'exit "$1"', 'sh', String(code)], {});
  process.exit(code);
}
