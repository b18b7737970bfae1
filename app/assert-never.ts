/** Closes a switch over a union: reaching it is a bug, so it throws. Imports nothing, so that the window may use it. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
