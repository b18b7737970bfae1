import net from 'node:net';
import dgram from 'node:dgram';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { connectionsIn, isLoopback, readConnections, underTrace } from './connections.ts';

describe.skipIf(process.platform !== 'linux')('what a program asks the kernel for', () => {
  test('is seen, in it and in its children, to this computer and elsewhere', async () => {
    const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const datagrams = dgram.createSocket('udp4').bind(0, '127.0.0.1');
    await once(datagrams, 'listening');
    const trace = path.join(temporaryFolder(), 'trace');
    const inside = `
      const net = require('net'), dgram = require('dgram'), { spawnSync } = require('child_process');
      net.connect(${port}, '127.0.0.1').on('error', () => {});
      net.connect(443, '192.0.2.7').on('error', () => {}).setTimeout(300, function () { this.destroy(); });
      dgram.createSocket('udp4').send('x', ${datagrams.address().port}, '127.0.0.1', function () { setTimeout(() => process.exit(), 600); });
      spawnSync(process.execPath, ['-e', 'require("net").connect(${port}, "127.0.0.1").on("error", () => {})']);`;
    const [program = '', ...args] = [...underTrace(trace), process.execPath, '-e', inside];
    await once(spawn(program, args, { stdio: 'ignore' }), 'exit');
    server.close();
    const local = datagrams.address().port;
    datagrams.close();
    await expect.poll(() => readConnections(trace).length).toBeGreaterThan(3);
    const seen = readConnections(trace).map(({ kind, sent, address, port: to }) => `${kind} ${sent} ${address} ${to}`);
    expect(seen.toSorted()).toEqual(
      [`tcp true 127.0.0.1 ${port}`, `tcp true 127.0.0.1 ${port}`, 'tcp true 192.0.2.7 443', `udp true 127.0.0.1 ${local}`].toSorted(),
    );
  });
});

test('strace’s words are read', () => {
  const lines = [
    '12 connect(20<UDPv6:[1]>, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::8", &sin6_addr), sin6_scope_id=0}, 28) = -1 ENETUNREACH (x)',
    '12 sendto(20<UDP:[10.0.0.1:7->9.9.9.9:53]>, ""..., 30, 0, NULL, 0) = 30',
    '12 sendmmsg(20<UDP:[10.0.0.1:7->9.9.9.9:53]>, [{msg_hdr={msg_name=NULL}}], 2, 0) = 2',
    '12 sendto(131<TCP:[127.0.0.1:38059->127.0.0.1:52028]>, ""..., 9, MSG_NOSIGNAL, NULL, 0) = 9',
    '12 sendmsg(4<UNIX-STREAM:[1->2]>, {msg_name=NULL}, 0) = 9',
    '12 connect(4<UNIX-STREAM:[1]>, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = 0',
    '12 connect(4<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}, 16 <unfinished ...>',
  ];
  const seen = connectionsIn(lines.join('\n'));
  expect(seen).toEqual([
    { kind: 'udp', sent: false, address: '2001:db8::8', port: 443 },
    { kind: 'udp', sent: true, address: '9.9.9.9', port: 53 },
    { kind: 'udp', sent: true, address: '9.9.9.9', port: 53 },
    { kind: 'tcp', sent: true, address: '127.0.0.1', port: 80 },
  ]);
  expect(seen.map(isLoopback)).toEqual([false, false, false, true]);
});
