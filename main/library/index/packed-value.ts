// A value of JSON in few bytes, with a sum at its end: SQLite keeps none of what it holds, so that damage shows when the value is read. Hashes
// take half of their letters, ids two thirds, known words one byte.
import { ulidAlphabet } from '../../../app/edits/edit-id.ts';
import { maxWords, numberOfWord, wordOfNumber } from './known-words.ts';
import { damagedText } from './stored-text.ts';

/** What the first byte says. From `firstWord` on it is a known word, from `firstNumber` on a small number. */
const kinds = {
  null: 0,
  false: 1,
  true: 2,
  float: 3,
  below: 4,
  whole: 5,
  text: 6,
  /** With halves of a letter, which UTF-8 cannot say. */
  broken: 7,
  sha256: 8,
  ulid: 9,
  /** In small letters, after some others. */
  lowUlid: 10,
  list: 11,
  object: 12,
} as const;
const firstWord = 16;
const firstNumber = firstWord + maxWords;
const numbersInOne = 256 - firstNumber;

const sumBytes = 2;
const ulidLetters = 26;
const ulidBytes = 16;
const lowAlphabet = ulidAlphabet.toLowerCase();
const ulid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const lowUlid = /^[!-~]{0,32}[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const sha256 = /^[0-9a-f]{64}$/;
const valueOfLetter = new Uint8Array(128);
for (let value = 0; value < 32; value += 1)
  for (const letters of [ulidAlphabet, lowAlphabet]) valueOfLetter[letters.charCodeAt(value)] = value;

/** One value is packed after the other, and each is copied out. */
let into = Buffer.alloc(4096);
let end = 0;

function makeRoom(bytes: number): void {
  if (end + bytes <= into.length) return;
  const larger = Buffer.alloc(Math.max(into.length * 2, end + bytes));
  into.copy(larger, 0, 0, end);
  into = larger;
}

/** What JSON would keep of it; what is undefined in an object is left out. */
export function packValue(value: unknown): Uint8Array {
  end = 0;
  write(value);
  makeRoom(sumBytes);
  end = into.writeUInt16LE(sumOf(into, end), end);
  const packed = new Uint8Array(end);
  packed.set(into.subarray(0, end));
  // What was long once is not kept for good.
  if (into.length > 1024 * 1024) into = Buffer.alloc(4096);
  return packed;
}

/** FNV-1a, folded to two bytes. */
function sumOf(bytes: Uint8Array, until: number): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < until; at += 1) sum = Math.imul(sum ^ (bytes[at] as number), 0x01000193);
  return ((sum >>> 16) ^ sum) & 0xffff;
}

function write(value: unknown): void {
  makeRoom(16);
  if (typeof value === 'string') writeText(value);
  else if (typeof value === 'number') writeNumber(value);
  else if (value === true || value === false) into[end++] = value ? kinds.true : kinds.false;
  else if (typeof value !== 'object' || value === null) into[end++] = kinds.null;
  else if (Array.isArray(value)) {
    into[end++] = kinds.list;
    writeCount(value.length);
    for (const one of value) write(one);
  } else {
    // No reader makes an own `__proto__` again.
    const parts = Object.entries(value).filter(([name, one]) => one !== undefined && name !== '__proto__');
    into[end++] = kinds.object;
    writeCount(parts.length);
    for (const [name, one] of parts) {
      makeRoom(16);
      writeText(name);
      write(one);
    }
  }
}

function writeNumber(value: number): void {
  if (value >= 0 && value < numbersInOne && Number.isInteger(value)) into[end++] = firstNumber + value;
  else if (Number.isSafeInteger(value)) {
    into[end++] = value < 0 ? kinds.below : kinds.whole;
    writeCount(value < 0 ? -1 - value : value);
  } else if (Number.isFinite(value)) {
    into[end++] = kinds.float;
    end = into.writeDoubleLE(value, end);
  } else into[end++] = kinds.null;
}

/** Seven bits a byte, the lowest first; eight bytes at most. */
function writeCount(count: number): void {
  let left = count;
  for (; left >= 128; left = Math.floor(left / 128)) into[end++] = (left % 128) + 128;
  into[end++] = left;
}

function writeText(text: string): void {
  const known = numberOfWord(text);
  if (known !== undefined) into[end++] = firstWord + known;
  else if (text.length === 64 && sha256.test(text)) {
    makeRoom(40);
    into[end++] = kinds.sha256;
    end += into.write(text, end, 'hex');
  } else if (text.length === ulidLetters && ulid.test(text)) writeUlid(kinds.ulid, text, 0);
  else if (text.length >= ulidLetters && text.length <= ulidLetters + 32 && lowUlid.test(text)) {
    const before = text.length - ulidLetters;
    writeUlid(kinds.lowUlid, text, before);
    into[end++] = before;
    end += into.write(text.slice(0, before), end, 'latin1');
  } else writeLetters(text);
}

function writeLetters(text: string): void {
  const isWhole = text.isWellFormed();
  const bytes = isWhole ? Buffer.byteLength(text) : text.length * 2;
  makeRoom(bytes + 16);
  into[end++] = isWhole ? kinds.text : kinds.broken;
  writeCount(bytes);
  end += into.write(text, end, isWhole ? 'utf8' : 'utf16le');
}

function writeUlid(kind: number, text: string, from: number): void {
  makeRoom(ulidBytes + 64);
  into[end++] = kind;
  // Of 130 bits the first two are not set.
  let bits = -2;
  let waiting = 0;
  for (let at = from; at < from + ulidLetters; at += 1) {
    waiting = ((waiting << 5) | (valueOfLetter[text.charCodeAt(at)] as number)) & 0x1fff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      into[end++] = (waiting >> bits) & 0xff;
    }
  }
}

/** What is read, and up to where it was read. */
let from: Buffer = into;
let at = 0;
let until = 0;

/** Throws like `readStored` where it is not what `packValue` made. */
export function unpackValue(packed: unknown): unknown {
  if (!(packed instanceof Uint8Array) || packed.length <= sumBytes) throw damagedText();
  from = Buffer.from(packed.buffer, packed.byteOffset, packed.length);
  until = packed.length - sumBytes;
  if (from.readUInt16LE(until) !== sumOf(from, until)) throw damagedText();
  at = 0;
  const value = read();
  if (at !== until) throw damagedText();
  return value;
}

/** The position of so many bytes, which are read then. */
function take(bytes: number): number {
  const begun = at;
  at += bytes;
  if (at > until) throw damagedText();
  return begun;
}

function read(): unknown {
  const kind = from[take(1)] as number;
  if (kind >= firstNumber) return kind - firstNumber;
  switch (kind) {
    case kinds.null:
      return null;
    case kinds.false:
      return false;
    case kinds.true:
      return true;
    case kinds.float:
      return from.readDoubleLE(take(8));
    case kinds.below:
      return -1 - readCount();
    case kinds.whole:
      return readCount();
    case kinds.list:
      return readList();
    case kinds.object:
      return readObject();
    default:
      return readText(kind);
  }
}

function readCount(): number {
  let count = 0;
  for (let of = 1; of < 2 ** 56; of *= 128) {
    const byte = from[take(1)] as number;
    count += (byte % 128) * of;
    if (byte < 128) return count;
  }
  throw damagedText();
}

function readList(): unknown[] {
  const list: unknown[] = [];
  for (let left = readCount(); left > 0; left -= 1) list.push(read());
  return list;
}

function readObject(): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let left = readCount(); left > 0; left -= 1) {
    const name = readText(from[take(1)] as number);
    if (name === '__proto__') throw damagedText();
    object[name] = read();
  }
  return object;
}

function readText(kind: number): string {
  if (kind >= firstWord) {
    const known = wordOfNumber(kind - firstWord);
    if (known === undefined) throw damagedText();
    return known;
  }
  switch (kind) {
    case kinds.text:
      return readLetters('utf8');
    case kinds.broken:
      return readLetters('utf16le');
    case kinds.sha256:
      return from.toString('hex', take(32), at);
    case kinds.ulid:
      return readUlid(ulidAlphabet);
    case kinds.lowUlid: {
      const id = readUlid(lowAlphabet);
      return readLetters('latin1') + id;
    }
    default:
      throw damagedText();
  }
}

function readLetters(encoding: 'utf8' | 'utf16le' | 'latin1'): string {
  const bytes = readCount();
  return from.toString(encoding, take(bytes), at);
}

function readUlid(letters: string): string {
  let text = '';
  let bits = 2;
  let waiting = 0;
  for (let left = ulidBytes; left > 0; left -= 1) {
    waiting = ((waiting << 8) | (from[take(1)] as number)) & 0xfff;
    for (bits += 8; bits >= 5;) {
      bits -= 5;
      text += letters[(waiting >> bits) & 31];
    }
  }
  return text;
}
