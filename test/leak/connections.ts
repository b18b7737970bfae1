// Which connections the processes of a program asked the kernel for, as strace wrote them down.
import { existsSync, readFileSync } from 'node:fs';

export type Connection = {
  readonly kind: 'tcp' | 'udp';
  /** A datagram's socket can be given an address without a byte being sent: Chromium looks so whether there is IPv6. */
  readonly sent: boolean;
  readonly address: string;
  readonly port: number;
};

/** Words that start a program under strace: the program stays the child that was started, the tracer stands aside. */
export function underTrace(file: string): readonly string[] {
  const what = 'trace=connect,sendto,sendmsg,sendmmsg';
  return ['strace', '-D', '-f', '-qq', '--seccomp-bpf', '-yy', '-s', '0', '-e', what, '-e', 'signal=none', '-o', file];
}

const call = /^\d+\s+(connect|sendto|sendmsg|sendmmsg)\(\d+<(TCP|TCPv6|UDP|UDPv6|UDPLITE|RAW|RAWv6|PACKET)\b/;
const asked = /sin6?_port=htons\((\d+)\).*?(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")/g;
const joined = /<UDP(?:v6)?:\[[^\]]*->(?:\[([^\]]+)\]|([\d.]+)):(\d+)\]>/;

/** Unix sockets are no network. Bytes on a TCP line that stands are no new connection. */
export function connectionsIn(trace: string): readonly Connection[] {
  return trace.split('\n').flatMap((line): readonly Connection[] => {
    const [, name, family = ''] = call.exec(line) ?? [];
    if (name === undefined) return [];
    const kind = family.startsWith('TCP') ? 'tcp' : 'udp';
    if (kind === 'tcp' && name !== 'connect') return [];
    const named = [...line.matchAll(asked)].map(([, port, four, six]) => ({ address: four ?? six ?? '', port: Number(port) }));
    const [, six, four, port] = named.length === 0 ? (joined.exec(line) ?? []) : [];
    const places = port === undefined ? named : [{ address: six ?? four ?? '', port: Number(port) }];
    return places.map((place) => ({ kind, sent: kind === 'tcp' || name !== 'connect', ...place }));
  });
}

export const isLoopback = ({ address }: Connection): boolean => address === '::1' || /^(?:::ffff:)?127\./.test(address);

export function readConnections(file: string): readonly Connection[] {
  return existsSync(file) ? connectionsIn(readFileSync(file, 'latin1')) : [];
}

/** Whether this process lives where nothing but this computer can be reached. */
export function isCutOff(): boolean {
  const routes = ['/proc/net/route', '/proc/net/ipv6_route'].map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''));
  const outward = routes
    .flatMap((text) => text.split('\n'))
    .filter((line) => line !== '' && !line.startsWith('Iface') && !/\blo$/.test(line));
  return process.platform === 'linux' && outward.length === 0;
}
