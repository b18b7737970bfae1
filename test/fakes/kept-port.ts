// Ports to which a server comes back: outside of the range from which systems give ports to connections and to whoever asks for any, so that nobody
// takes one while its server is away.
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

const [first, last] = [10_240, 32_767];
const maxTries = 50;

/** Listens on loopback: on the port it had, or on a free one. Answers the port. */
export async function listenAgain(server: Server, had: number | null): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    server.listen(had ?? first + Math.floor(Math.random() * (last - first + 1)), '127.0.0.1');
    try {
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if (had !== null || tries === maxTries) throw error;
    }
  }
}
