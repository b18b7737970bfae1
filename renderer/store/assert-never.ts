// Closes a switch over a union. The twin in app/failure.ts would bring the schemas into the window.
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
