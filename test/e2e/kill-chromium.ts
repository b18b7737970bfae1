// Ends the Chromium of a profile whose program is gone. The stand-in's Chromium leads a group of its own, so that it outlives a program that was killed.
import { readFileSync, readdirSync } from 'node:fs';

/** On Linux, where it can be found by its words; elsewhere it ends when somebody quits it. */
export function killChromiumOf(profile: string): void {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    if (wordsOf(pid).includes(`--user-data-dir=${profile}`)) killGroupOf(Number(pid));
}

function wordsOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It ended meanwhile.
    return [];
  }
}

function killGroupOf(pid: number): void {
  for (const target of [-pid, pid])
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // It leads no group, or is gone.
    }
}
