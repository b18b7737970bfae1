// In which order vitest starts the files of a suite: a long one that starts last is waited for alone. A fresh clone knows no durations, and vitest then goes by
// the sizes of files, which say nothing of that.
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** The longest of their suites, longest first. */
export const longest: readonly string[] = [
  'test/e2e/everyone.test.ts',
  'test/e2e/keep.test.ts',
  'test/e2e/export.test.ts',
  'test/leak/command.test.ts',
  'test/leak/flows.test.ts',
  'test/main/command/keep.test.ts',
  'test/main/batch/killed.test.ts',
  'test/main/command/faults.test.ts',
  'test/main/command/resume.test.ts',
  'test/main/command/limits.test.ts',
  'test/main/command/edit.test.ts',
  'test/main/pictures/composite/compose-turned.test.ts',
  'test/main/pictures/composite/compose-drawn.test.ts',
  'test/main/library/crash.test.ts',
  'test/main/library/index/index.test.ts',
  'test/main/pictures/composite/compose.test.ts',
  'test/main/library/made-library.test.ts',
];

/** The named ones before the others, within each project: projects have an order of their own, which stays. `file` is relative to the root, with slashes. */
export function longestFirst<T extends { readonly project: string; readonly file: string }>(sorted: readonly T[]): T[] {
  const rank = ({ file }: T): number => (longest.includes(file) ? longest.indexOf(file) : longest.length);
  const projects = [...new Set(sorted.map(({ project }) => project))];
  return projects.flatMap((project) => sorted.filter((one) => one.project === project).toSorted((a, b) => rank(a) - rank(b)));
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const sorted = (await super.sort(files)).map((specification) => ({
      specification,
      project: specification.project.name,
      file: specification.moduleId.slice(root.length + 1).replaceAll('\\', '/'),
    }));
    return longestFirst(sorted).map(({ specification }) => specification);
  }
}
