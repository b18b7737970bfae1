// Runs a program of Node as a child and writes into file descriptor 3 how many seconds of processor it took with all its children, where that can be known.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeSync } from 'node:fs';

const before = processorOfChildren();
const child = spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' });
child.once('close', (status) => {
  const after = processorOfChildren();
  if (before !== null && after !== null) writeSync(3, String(after - before));
  process.exitCode = status ?? 1;
});

/** Seconds, user and system, of all children that ended and were waited for. Linux alone tells. Browsers are killed with their children, which nobody waits for: theirs are missing. */
function processorOfChildren(): number | null {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[13]) + Number(fields[14])) / ticksASecond();
  } catch {
    return null;
  }
}

function ticksASecond(): number {
  return Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100;
}
