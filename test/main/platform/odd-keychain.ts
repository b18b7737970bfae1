// A Secret Service that is there by name alone: it dies of the first question, or is silent. Says when it is there.
import { createConnection } from 'node:net';
import { busPaths } from '../../../main/platform/session-bus.ts';
import { callMessage, messageIn } from '../../../main/platform/session-bus-messages.ts';
import type { BusCall } from '../../../main/platform/session-bus-messages.ts';

const [host = 'silent'] = process.argv.slice(2);
const ofBus = (member: string, values: BusCall['values']): BusCall => ({
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member,
  values,
});
const nameSerial = 2;

const socket = createConnection({ path: busPaths(process.env)[0] ?? '' });
socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.())).toString('hex')}\r\n`);
let agreed = false;
let heard: Buffer = Buffer.alloc(0);
socket.on('data', (bytes: Buffer) => {
  heard = Buffer.concat([heard, bytes]);
  if (!agreed) {
    const end = heard.indexOf('\r\n');
    if (end < 0) return;
    agreed = true;
    heard = heard.subarray(end + 2);
    socket.write('BEGIN\r\n');
    socket.write(callMessage(1, ofBus('Hello', [])));
    socket.write(callMessage(nameSerial, ofBus('RequestName', ['org.freedesktop.secrets', 0])));
  }
  for (let found = messageIn(heard, 1 << 20); found !== null; found = messageIn(heard, 1 << 20)) {
    heard = heard.subarray(found.bytes);
    if (found.replyTo === nameSerial) process.stdout.write('there\n');
    else if (found.kind === 'call' && host === 'dies') process.exit();
  }
});
