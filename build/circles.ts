// Circles of imports, of files and of the folders that they lie in; imports of types are imports.
import path from 'node:path';
import type { Shape } from './shapes.ts';

/** Circles among nodes: the groups in which each leads to each other. */
function circlesIn(arrows: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const reach = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [...(arrows.get(from) ?? [])];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      open.push(...(arrows.get(at) ?? []));
    }
    return seen;
  };
  const reached = new Map([...arrows.keys()].map((node) => [node, reach(node)]));
  const groups = new Map<string, string[]>();
  for (const node of arrows.keys()) {
    if (reached.get(node)?.has(node) !== true) continue;
    const group = [...arrows.keys()].filter((other) => reached.get(node)?.has(other) === true && reached.get(other)?.has(node) === true);
    groups.set(group.toSorted().join(' '), group);
  }
  return [...groups.values()];
}

/** The groups in which each leads to each other, of sources by what they import, and of their folders. */
export function circlesOf(shapes: readonly Shape[]): {
  readonly files: readonly (readonly string[])[];
  readonly folders: readonly (readonly string[])[];
} {
  const files = new Set(shapes.map(({ file }) => file));
  const imports = new Map(shapes.map((one) => [one.file, new Set(one.imports.filter((other) => files.has(other)))]));
  const folders = new Map<string, Set<string>>();
  for (const [file, others] of imports) {
    const from = path.posix.dirname(file);
    const into = folders.get(from) ?? new Set<string>();
    for (const other of others) if (path.posix.dirname(other) !== from) into.add(path.posix.dirname(other));
    folders.set(from, into);
  }
  return { files: circlesIn(imports), folders: circlesIn(folders) };
}
