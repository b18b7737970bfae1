// The keychain of this system, in a session of its own: a real keyring that is open, locked or without a collection, and services that are there by name alone.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { keychainService } from '../../../main/platform/keychain-entry.ts';
import { temporaryFolder } from '../temporary-folder.ts';

vi.setConfig({ testTimeout: 240_000 });

const origin = 'https://cloud.seaart.ai';
const key = 'sa-canary-4f1c9e7d2b';
const locked = 'The keychain is locked or refused. Unlock it and try again.';
const silent = 'The keychain does not answer. Look for a question of its own on the screen, or start it again.';
const stopped = 'The keychain stopped while it was asked. Start it again, or sign out and in, and try again.';

describe.skipIf(process.platform !== 'linux')('a real Secret Service', () => {
  const missing = ['dbus-run-session', 'gnome-keyring-daemon', 'secret-tool'].filter((name) => spawnSync('which', [name]).status !== 0);
  const script = fileURLToPath(new URL('./use-keychain.ts', import.meta.url));

  /** Runs shell words in a session bus of its own, with a fresh home. */
  async function inSession(words: string): Promise<string> {
    const home = temporaryFolder();
    mkdirSync(join(home, 'run'), { mode: 0o700 });
    // Nothing is started in it by itself, neither a keyring nor a prompt.
    const config = join(home, 'bus.conf');
    const allow = '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>';
    const listen = `<listen>unix:tmpdir=${tmpdir()}</listen>`;
    writeFileSync(config, `<busconfig><type>session</type>${listen}<policy context="default">${allow}</policy></busconfig>`);
    const child = spawn('dbus-run-session', [`--config-file=${config}`, '--', 'bash', '-c', words], {
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        XDG_DATA_HOME: join(home, 'share'),
        XDG_RUNTIME_DIR: join(home, 'run'),
        NODE: process.execPath,
        SCRIPT: script,
        ODD: fileURLToPath(new URL('./odd-keychain.ts', import.meta.url)),
        LOCK: 'dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets org.freedesktop.Secret.Service.Lock',
        PID: 'dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 60_000,
    });
    return text(child.stdout);
  }

  test('is here, so that what follows is no empty claim', () => expect(missing).toEqual([]));

  test('keeps a key that another program of the system reads, over two runs of ours, until it is cleared', async () => {
    const said = await inSession(`
      printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null
      "$NODE" "$SCRIPT" set ${key}
      echo "secret-tool: $(secret-tool lookup service ${keychainService} account ${origin})"
      "$NODE" "$SCRIPT" status
      "$NODE" "$SCRIPT" clear
      echo "secret-tool: $(secret-tool lookup service ${keychainService} account ${origin})"`);
    const told = { present: true, last4: '7d2b', where: 'keychain', trouble: null };
    expect(said.trim().split('\n')).toEqual([
      JSON.stringify(told),
      `secret-tool: ${key}`,
      JSON.stringify(told),
      JSON.stringify({ present: false, last4: null, where: null, trouble: null }),
      'secret-tool:',
    ]);
  });

  test('that is locked, with nobody to answer its prompt, is not taken for an empty one', async () => {
    const said = await inSession(`
      printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null
      "$NODE" "$SCRIPT" set ${key} >/dev/null
      $LOCK array:objpath:/org/freedesktop/secrets/collection/login >/dev/null
      "$NODE" "$SCRIPT" status
      "$NODE" "$SCRIPT" clear
      pid=$($PID | awk '/uint32/ { print $2 }')
      kill $pid; while kill -0 $pid 2>/dev/null; do sleep 0.1; done
      # On a busy machine the new one may not have its name on the bus yet.
      for again in 1 2 3 4 5 6 7 8 9 10; do
        printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null
        found=$(secret-tool lookup service ${keychainService} account ${origin})
        [ -n "$found" ] && break
        sleep 0.3
      done
      echo "secret-tool: $found"`);
    const nothing = { present: false, last4: null, where: null, trouble: locked };
    const refused = {
      kind: 'keychain',
      message: `The key could not be removed from the keychain. ${locked}`,
      charged: 'no',
      next: 'retry',
    };
    const lines = said.trim().split('\n');
    expect(lines.map((line): unknown => (line.startsWith('{') ? JSON.parse(line) : line))).toEqual([
      nothing,
      { ok: false, failure: refused },
      `secret-tool: ${key}`,
    ]);
  });

  test('that is locked and empty cannot say that it is empty', async () => {
    const said = await inSession(`
      printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null
      "$NODE" "$SCRIPT" status
      $LOCK array:objpath:/org/freedesktop/secrets/collection/login >/dev/null
      "$NODE" "$SCRIPT" status`);
    const statuses = said
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { trouble: string | null }).trouble);
    expect(statuses).toEqual([null, locked]);
  });

  test.each([
    ['dies', stopped],
    ['silent', silent],
  ])('that is there by name alone and %s is waited for five seconds at most', async (host, trouble) => {
    const said = await inSession(`
      coproc odd { exec "$NODE" "$ODD" ${host}; }
      service=$odd_PID
      read there <&"\${odd[0]}"
      "$NODE" "$SCRIPT" status
      kill $service 2>/dev/null`);
    expect((JSON.parse(said) as { trouble: unknown }).trouble).toEqual(trouble);
  });

  test('without a collection leaves the key to the session', async () => {
    const said = await inSession(`gnome-keyring-daemon --start --components=secrets >/dev/null; "$NODE" "$SCRIPT" set ${key}`);
    expect(JSON.parse(said)).toMatchObject({
      present: true,
      where: 'session',
      trouble: { id: expect.stringMatching(/^key\./) as unknown },
    });
  });
});
