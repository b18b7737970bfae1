import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Owner } from '../../../app/edits/record.ts';
import { openOwners } from '../../../main/platform/process-locks.ts';
import type { Owners } from '../../../main/platform/process-locks.ts';
import { built } from '../../built/built.ts';
import { temporaryFolder } from '../temporary-folder.ts';

vi.setConfig({ testTimeout: 240_000 });
const script = built().program('hold-owner');

async function opened(home: string): Promise<Owners> {
  const owners = await openOwners(home);
  onTestFinished(owners.close);
  return owners;
}

async function otherProgram(
  home: string,
  act: 'own' | 'claim' | 'once' = 'own',
): Promise<{ owner: Owner; child: ChildProcess; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [script, home, act], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  onTestFinished(kill);
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  return { owner: JSON.parse(line.toString().split('\n')[0] ?? '') as Owner, child, kill };
}

describe('an owner', () => {
  test('is this program, one that lives, one that died, or one of another computer', async () => {
    const home = temporaryFolder();
    const owners = await opened(home);
    const other = await otherProgram(home);
    expect([owners.lives(owners.me), owners.lives(other.owner), owners.lives(null)]).toEqual(['mine', 'alive', 'dead']);
    expect(owners.lives({ installation: '00000000-0000-4000-8000-000000000000', process: other.owner.process })).toBe('elsewhere');
    await other.kill();
    expect(owners.lives(other.owner)).toBe('dead');
  });

  test('that never was, or whose name is no name, is dead and makes no file', async () => {
    const home = temporaryFolder();
    const owners = await opened(home);
    const { installation } = owners.me;
    const before = readdirSync(join(home, 'owners'));
    for (const process of ['11111111-1111-4111-8111-111111111111', '../../etc/passwd', '', 'claims'])
      expect(owners.lives({ installation, process })).toBe('dead');
    expect(readdirSync(join(home, 'owners'))).toEqual(before);
  });

  test('is looked at again and again without letting its lock go', async () => {
    const home = temporaryFolder();
    const [owners, other] = [await opened(home), await otherProgram(home)];
    for (let i = 0; i < 20; i += 1) expect(owners.lives(other.owner)).toBe('alive');
    const third = await opened(home);
    expect([third.lives(other.owner), third.lives(owners.me), owners.lives(third.me)]).toEqual(['alive', 'alive', 'alive']);
  });

  test('that ends in order is dead at once and leaves no file', async () => {
    const home = temporaryFolder();
    const [owners, other] = [await opened(home), await openOwners(home)];
    other.close();
    expect(owners.lives(other.me)).toBe('dead');
    expect(readdirSync(join(home, 'owners')).filter((name) => !name.startsWith(owners.me.process))).toEqual(['claims']);
  });

  test('that was killed leaves a file, which the next program removes, and which locks nothing', async () => {
    const home = temporaryFolder();
    const other = await otherProgram(home);
    await other.kill();
    expect(readdirSync(join(home, 'owners'))).toContain(`${other.owner.process}.lock`);
    const owners = await opened(home);
    expect(readdirSync(join(home, 'owners')).filter((name) => !name.startsWith(owners.me.process))).toEqual(['claims']);
    expect(owners.lives(other.owner)).toBe('dead');
  });

  test('has a name of its own each time, so that a reused process number means nothing', async () => {
    const home = temporaryFolder();
    const names = await Promise.all([1, 2, 3].map(async () => (await otherProgram(home, 'once')).owner.process));
    expect(new Set(names).size).toBe(3);
  });
});

describe('an installation', () => {
  test('is the same for programs that start for the first time together', async () => {
    const home = temporaryFolder();
    const names = await Promise.all(Array.from({ length: 4 }, async () => (await otherProgram(home, 'once')).owner.installation));
    expect([...new Set(names)]).toEqual([(JSON.parse(readFileSync(join(home, 'installation.json'), 'utf8')) as { id: string }).id]);
  });

  test('is a new one when its file is damaged', async () => {
    const home = temporaryFolder();
    const before = (await opened(home)).me.installation;
    writeFileSync(join(home, 'installation.json'), '{"id":');
    const after = (await opened(home)).me.installation;
    expect(after).not.toBe(before);
    expect((await opened(home)).me.installation).toBe(after);
  });

  test('does not become another one because its file cannot be read now', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'installation.json'));
    chmodSync(join(home, 'installation.json'), 0o700);
    await expect(openOwners(home)).rejects.toMatchObject({ code: 'EISDIR' });
  });
});

describe('claims', () => {
  test('of two programs exclude each other, and end with a program that is killed', async () => {
    const home = temporaryFolder();
    const owners = await opened(home);
    const other = await otherProgram(home, 'claim');
    const order: string[] = [];
    other.child.stdout?.on('data', (words: Buffer) => order.push(words.toString().trim()));
    other.child.stdin?.write('go');
    await owners.claiming(async () => void order.push('mine'));
    // The other program said so before it let go, whenever that is heard here.
    await vi.waitFor(() => expect(order.toSorted()).toEqual(['letting go', 'mine']));

    const killed = await otherProgram(home, 'claim');
    await killed.kill();
    expect(await owners.claiming(async () => 'claimed')).toBe('claimed');
  });

  test('of one program wait for each other without stopping it', async () => {
    const owners = await opened(temporaryFolder());
    const order: string[] = [];
    let go: () => void = () => undefined;
    const first = owners.claiming(async () => {
      order.push('first');
      await new Promise<void>((resolve) => (go = resolve));
      order.push('first ends');
    });
    const second = owners.claiming(async () => void order.push('second'));
    const begun = performance.now();
    await vi.waitFor(() => expect(order).toEqual(['first']));
    await new Promise((resolve) => setImmediate(resolve));
    expect(performance.now() - begun).toBeLessThan(50_000);
    go();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'first ends', 'second']);
  });

  test('go on after one that failed', async () => {
    const owners = await opened(temporaryFolder());
    await expect(owners.claiming(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await owners.claiming(async () => 7)).toBe(7);
  });
});

describe.each(['spending', 'releasing', 'marking'] as const)('%s', (kind) => {
  test('of two programs is never at the same time, stops neither of them, and leaves nothing locked', async () => {
    const home = temporaryFolder();
    const both = [await opened(home), await opened(home)];
    const order: string[] = [];
    let counted = 0;
    const spend = (owners: Owners, name: string) => async (): Promise<void> => {
      await owners[kind](async () => {
        const before = counted;
        order.push(name);
        // Long enough for the other to try.
        for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        counted = before + 1;
      });
    };
    // Both are in this process: one that stood still while it waits would never let the other end.
    await Promise.all(Array.from({ length: 5 }, () => both.map((owners, n) => spend(owners, `program ${n}`)())).flat());
    expect([counted, new Set(order)]).toEqual([10, new Set(['program 0', 'program 1'])]);
    const [one] = both;
    await expect(one?.[kind](() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await both[1]?.[kind](async () => 7)).toBe(7);
  });
});
