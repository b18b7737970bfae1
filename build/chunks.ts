// How main's modules are laid together. A command that only looks starts often and needs hundreds of small modules: left to the bundler they are some
// sixty files, each of which is found, opened and read back for itself.
import path from 'node:path';

type ModuleGraph = { readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null };

/** What `history`, `sent` and `names` load once their line is read. */
const looking = ['main/command/settings-in.ts', 'main/command/read-commands.ts', 'main/library/index-service.ts'];
/** What must not load more than it needs: the window before it is asked for, a line before it is read, and the processes of their own. */
const lean = ['main/index.ts', 'main/cli.ts', 'main/index-worker.ts', 'main/picture-process.ts'];

/** Names the chunk of a module, by the lean ones that load it too; null leaves it to the bundler. `root` is the project's folder. */
export function chunkNaming(root: string): (id: string, graph: ModuleGraph) => string | null {
  const full = (file: string): string => path.join(root, file);
  const reached = new Map<string, ReadonlySet<string>>();
  const reach = (entries: readonly string[], graph: ModuleGraph): ReadonlySet<string> => {
    const key = entries.join();
    const before = reached.get(key);
    if (before !== undefined) return before;
    const found = new Set(entries.map(full));
    for (const id of found) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
    reached.set(key, found);
    return found;
  };
  return (id, graph) => {
    if (!reach(looking, graph).has(id)) return null;
    const by = lean.filter((entry) => reach([entry], graph).has(id)).map((entry) => path.basename(entry, '.ts'));
    return ['looking', ...by].join('-');
  };
}
