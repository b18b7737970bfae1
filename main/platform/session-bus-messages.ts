// Messages of D-Bus, as bytes: calls with texts and one table of texts, and answers that are read value by value.
// Source: D-Bus Specification, "Type System" and "Message Format".

/** Who is asked for what. A text is sent as `s`, a number as `u`, a table as `a{ss}`. */
export type BusCall = {
  readonly destination: string;
  readonly path: string;
  /** By its full name. */
  readonly interface: string;
  readonly member: string;
  readonly values: readonly BusValue[];
};

type BusValue = string | number | Readonly<Record<string, string>>;

export type BusMessage = {
  readonly kind: 'call' | 'answer' | 'error' | 'signal';
  /** The length of the whole message. */
  readonly bytes: number;
  /** The serial of the call that this answers. */
  readonly replyTo: number | null;
  /** The name of the error. */
  readonly error: string | null;
  readonly signature: string;
  readonly body: Buffer;
};

const kinds = [null, 'call', 'answer', 'error', 'signal'] as const;
const field = { path: 1, face: 2, member: 3, error: 4, replyTo: 5, destination: 6, signature: 8 } as const;
/** The service is not started for it: it has just been asked by other means, or it is not there. */
const noAutoStart = 2;
const fixedBytes = 16;

class BodyWriter {
  private readonly parts: Buffer[] = [];
  private length = 0;

  align(to: number): void {
    this.put(Buffer.alloc((to - (this.length % to)) % to));
  }

  put(bytes: Buffer): void {
    this.parts.push(bytes);
    this.length += bytes.length;
  }

  byte(value: number): void {
    this.put(Buffer.from([value]));
  }

  number(value: number): void {
    this.align(4);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    this.put(bytes);
  }

  text(value: string): void {
    const bytes = Buffer.from(value, 'utf8');
    this.number(bytes.length);
    this.put(Buffer.concat([bytes, Buffer.alloc(1)]));
  }

  signature(value: string): void {
    this.byte(value.length);
    this.put(Buffer.from(`${value}\0`, 'latin1'));
  }

  /** An array of entries that begin at eight bytes: its length does not count the padding before the first. */
  entries(write: (entries: BodyWriter) => void): void {
    const inner = new BodyWriter();
    write(inner);
    const bytes = inner.all();
    this.number(bytes.length);
    this.align(8);
    this.put(bytes);
  }

  all(): Buffer {
    return Buffer.concat(this.parts);
  }
}

const typeOf = (value: BusValue): string => (typeof value === 'string' ? 's' : typeof value === 'number' ? 'u' : 'a{ss}');

/** The bytes of a method call. */
export function callMessage(serial: number, { destination, path, interface: face, member, values }: BusCall): Buffer {
  const body = new BodyWriter();
  for (const value of values) {
    if (typeof value === 'string') body.text(value);
    else if (typeof value === 'number') body.number(value);
    else
      body.entries((entries) => {
        for (const [name, text] of Object.entries(value)) {
          entries.align(8);
          entries.text(name);
          entries.text(text);
        }
      });
  }
  const signature = values.map(typeOf).join('');
  const bytes = body.all();
  const head = new BodyWriter();
  head.put(Buffer.from(['l'.charCodeAt(0), 1, noAutoStart, 1]));
  head.number(bytes.length);
  head.number(serial);
  head.entries((entries) => {
    const text = (code: number, type: 'o' | 's', value: string): void => {
      entries.align(8);
      entries.byte(code);
      entries.signature(type);
      entries.text(value);
    };
    text(field.path, 'o', path);
    text(field.face, 's', face);
    text(field.member, 's', member);
    text(field.destination, 's', destination);
    if (signature === '') return;
    entries.align(8);
    entries.byte(field.signature);
    entries.signature('g');
    entries.signature(signature);
  });
  head.align(8);
  return Buffer.concat([head.all(), bytes]);
}

/** The first message in what was heard; null while it is not whole. Throws what is none of ours to read: another byte order, or too long. */
export function messageIn(heard: Buffer, maxBytes: number): BusMessage | null {
  if (heard.length < fixedBytes) return null;
  if (heard[0] !== 'l'.charCodeAt(0)) throw new Error('the session bus speaks in another byte order');
  const bodyBytes = heard.readUInt32LE(4);
  const fieldBytes = heard.readUInt32LE(12);
  const headBytes = Math.ceil((fixedBytes + fieldBytes) / 8) * 8;
  if (headBytes + bodyBytes > maxBytes) throw new Error('the session bus sends too much');
  if (heard.length < headBytes + bodyBytes) return null;
  const fields = new BodyReader('', heard.subarray(0, fixedBytes + fieldBytes), fixedBytes);
  let replyTo: number | null = null;
  let error: string | null = null;
  let signature = '';
  while (!fields.isAtEnd()) {
    fields.align(8);
    const code = fields.byte();
    const type = fields.signature();
    if (type === 'u') {
      const value = fields.number();
      if (code === field.replyTo) replyTo = value;
    } else {
      const value = type === 'g' ? fields.signature() : fields.text();
      if (code === field.error) error = value;
      else if (code === field.signature) signature = value;
    }
  }
  return {
    kind: kinds[heard[1] ?? 0] ?? 'signal',
    bytes: headBytes + bodyBytes,
    replyTo,
    error,
    signature,
    body: heard.subarray(headBytes, headBytes + bodyBytes),
  };
}

/** Reads the values of a body one after the other. Throws where there are fewer bytes than they need. */
export class BodyReader {
  readonly type: string;
  private readonly body: Buffer;
  private at: number;

  /** `type`: the signature of the body, for whoever reads it to compare. */
  constructor(type: string, body: Buffer, at = 0) {
    this.type = type;
    this.body = body;
    this.at = at;
  }

  isAtEnd(): boolean {
    return this.at >= this.body.length;
  }

  align(to: number): void {
    this.at = Math.ceil(this.at / to) * to;
  }

  byte(): number {
    this.at += 1;
    return this.body.readUInt8(this.at - 1);
  }

  number(): number {
    this.align(4);
    this.at += 4;
    return this.body.readUInt32LE(this.at - 4);
  }

  boolean(): boolean {
    return this.number() !== 0;
  }

  text(): string {
    return this.letters(this.number());
  }

  signature(): string {
    return this.letters(this.byte());
  }

  /** An array of texts, or of paths, which are written alike. */
  texts(): readonly string[] {
    const bytes = this.number();
    const end = this.at + bytes;
    const found: string[] = [];
    while (this.at < end) found.push(this.text());
    return found;
  }

  private letters(bytes: number): string {
    const from = this.at;
    this.at += bytes + 1;
    if (this.at > this.body.length) throw new Error('a message of the session bus is cut');
    return this.body.toString('utf8', from, from + bytes);
  }
}
