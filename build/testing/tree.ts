// Which sources are here, as one name: what was tested is only known of these very files.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Git's name of all files of the working tree that it does not ignore, committed or not. */
export function treeOf(root: string): string {
  const scratch = mkdtempSync(path.join(tmpdir(), 'kontext-tree-'));
  try {
    const env = { ...process.env, GIT_INDEX_FILE: path.join(scratch, 'index') };
    const git = (...words: string[]): string => execFileSync('git', words, { cwd: root, env, encoding: 'utf8' }).trim();
    git('add', '--all');
    return git('write-tree');
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
