// What was measured on, in one line. No names: a page with figures goes to everybody.
import { cpus, release, totalmem, type } from 'node:os';

export function machine(): string {
  const [first] = cpus();
  const memoryGb = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${memoryGb} GB, ${type()} ${release().split('.').slice(0, 2).join('.')}, Node ${process.versions.node}, SQLite ${process.versions.sqlite}`;
}
