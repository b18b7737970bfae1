// A Secret Service of its own: a bus and an unlocked keyring in a folder of the test's, so that nobody's own keychain is touched.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { keychainService } from '../../main/platform/keychain-entry.ts';

export type KeychainSession = {
  /** What a program needs in its environment to find it. */
  readonly environment: Readonly<Record<string, string>>;
  /** What another program of the system reads there. */
  readonly read: (origin: string) => string;
  /** As the session does when the person leaves; nobody is there to answer a prompt. */
  readonly lock: () => void;
  /** As the person's password does at the next sign-in. */
  readonly unlock: () => void;
  readonly close: () => Promise<void>;
};

export async function openKeychain(folder: string): Promise<KeychainSession> {
  const home = path.join(folder, 'person');
  const run = path.join(folder, 'run');
  mkdirSync(home, { recursive: true });
  mkdirSync(run, { mode: 0o700 });
  const own = { PATH: process.env['PATH'] ?? '', HOME: home, XDG_DATA_HOME: path.join(home, 'share'), XDG_RUNTIME_DIR: run };
  const words =
    'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; echo "$DBUS_SESSION_BUS_ADDRESS"; cat >/dev/null';
  const child = spawn('dbus-run-session', ['--', 'bash', '-c', words], { env: own, stdio: ['pipe', 'pipe', 'ignore'] });
  const [address] = (await once(createInterface(child.stdout), 'line')) as [string];
  const environment = { ...own, DBUS_SESSION_BUS_ADDRESS: address };
  return {
    environment,
    read: (origin) => {
      try {
        return execFileSync('secret-tool', ['lookup', 'service', keychainService, 'account', origin], {
          env: environment,
          encoding: 'utf8',
        });
      } catch {
        // That is how it says that there is none.
        return '';
      }
    },
    lock: () => {
      const service = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock'];
      const collection = 'array:objpath:/org/freedesktop/secrets/collection/login';
      execFileSync('dbus-send', ['--session', '--print-reply', ...service, collection], { env: environment });
    },
    unlock: () => {
      const again =
        'kill $0; while kill -0 $0 2>/dev/null; do sleep 0.05; done; printf pw | gnome-keyring-daemon --unlock --components=secrets';
      execFileSync('bash', ['-c', again, daemonOn(environment)], { env: environment, stdio: 'ignore' });
    },
    close: async () => {
      const daemon = daemonIn(environment);
      const gone = once(child, 'close');
      child.stdin.end();
      await gone;
      // It hears of it later than the bus ends, and takes its folder of sockets away: whoever looks through the folders would miss it half-way.
      while (daemon !== null && isRunning(daemon)) await new Promise((resolve) => setTimeout(resolve, 10));
    },
  };
}

/** Null where it is gone already. */
function daemonIn(environment: Readonly<Record<string, string>>): string | null {
  try {
    return daemonOn(environment);
  } catch {
    return null;
  }
}

/** The id of the process of the Secret Service. */
function daemonOn(environment: Readonly<Record<string, string>>): string {
  const asked = ['--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.GetConnectionUnixProcessID', 'string:org.freedesktop.secrets'];
  const answer = execFileSync('dbus-send', ['--session', '--print-reply', ...asked], { env: environment, encoding: 'utf8' });
  const pid = /uint32 (\d+)/.exec(answer)?.[1];
  if (pid === undefined) throw new Error(`the bus names no Secret Service: ${answer}`);
  return pid;
}

/** One that ended and is waited for by nobody is not. */
function isRunning(pid: string): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
