// Reads a create's JSON without sending megabytes of base64 through the JSON parser, which would hold up the whole program.

/** Undefined when it is no JSON. `longFields` may hold long strings; only those without escapes are taken aside, as base64 is. */
export function parseBody(body: Buffer, longFields: readonly string[]): unknown {
  const aside = new Map<string, string>();
  const pieces: Buffer[] = [];
  let read = 0;
  // In a string of the JSON text quotes are escaped, so an instruction that quotes a field cannot be mistaken for it.
  for (const { field, start, end } of longFields.flatMap((name) => place(body, name)).sort((a, b) => a.start - b.start)) {
    if (start < read) continue;
    pieces.push(body.subarray(read, start));
    aside.set(field, body.toString('latin1', start, end));
    read = end;
  }
  pieces.push(body.subarray(read));
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.concat(pieces).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) Object.assign(parsed, Object.fromEntries(aside));
  return parsed;
}

const longEnough = 4096;

function place(body: Buffer, field: string): readonly { readonly field: string; readonly start: number; readonly end: number }[] {
  const found = /^\s*:\s*"/;
  const at = body.indexOf(`"${field}"`);
  if (at < 0) return [];
  const after = at + field.length + 2;
  const opening = found.exec(body.toString('latin1', after, after + 32));
  if (opening === null) return [];
  const start = after + opening[0].length;
  const end = body.indexOf('"', start);
  return end - start < longEnough || body.subarray(start, end).includes('\\') ? [] : [{ field, start, end }];
}
