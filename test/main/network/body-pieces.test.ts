import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../../main/network/body-pieces.ts';
import { bodyBytes, weighBody } from '../../../main/network/http.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A file in which each byte may be any of the 256, the same every time. */
function fileOf(length: number): { readonly path: string; readonly bytes: Buffer } {
  const bytes = Buffer.alloc(length);
  let state = length;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  const path = join(temporaryFolder(), 'picture');
  writeFileSync(path, bytes);
  return { path, bytes };
}

describe('the signs of a file', () => {
  test('come in pieces of one buffer, and join to the base64 that Node gives of it', async () => {
    const { path, bytes } = fileOf(600_003);
    const [pieces, buffers]: [Buffer[], Set<unknown>] = [[], new Set()];
    for await (const piece of piecesOf([{ kind: 'base64', path, bytes: bytes.length }])) {
      pieces.push(Buffer.from(piece));
      buffers.add(piece.buffer);
    }
    expect(pieces.map(({ length }) => length)).toEqual([262_144, 262_144, 262_144, 13_572]);
    expect(buffers.size).toBe(1);
    expect(Buffer.concat(pieces).toString('latin1') === bytes.toString('base64')).toBe(true);
  });

  test('of two files that are read in turns are not mixed', async () => {
    const files = [fileOf(400_001), fileOf(400_002)];
    const texts = ['', ''];
    const reading = files.map(({ path, bytes }) => piecesOf([{ kind: 'base64', path, bytes: bytes.length }]));
    for (let open = 2; open > 0;) {
      open = 0;
      for (const [nth, pieces] of reading.entries()) {
        const { value, done } = await pieces.next();
        if (done === true) continue;
        open += 1;
        texts[nth] += Buffer.from(value).toString('latin1');
      }
    }
    expect(texts.map((text, nth) => text === files[nth]?.bytes.toString('base64'))).toEqual([true, true]);
  });
});

test('a body is weighed as it leaves, and not at all when a file of it is not what was said', async () => {
  const { path, bytes } = fileOf(100_000);
  const body = [
    { kind: 'text', text: '{"prompt":"größer","input_image":"' },
    { kind: 'base64', path, bytes: bytes.length },
    { kind: 'text', text: '"}' },
  ] as const;
  const whole = Buffer.from(`{"prompt":"größer","input_image":"${bytes.toString('base64')}"}`);
  expect(await weighBody(body)).toEqual({ bytes: whole.length, sha256: createHash('sha256').update(whole).digest('hex') });
  expect(bodyBytes(body)).toBe(whole.length);
  expect(await weighBody([{ kind: 'base64', path, bytes: bytes.length - 1 }])).toBe(null);
});
