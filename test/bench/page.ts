// docs/benchmarks.md, written whole from a run: no figure in it is typed by hand.
import { writeFileSync } from 'node:fs';
import type { Bench, Line } from './bench.ts';
import { table } from './figures.ts';
import { machine } from './machine.ts';
import { reasons } from './reasons.ts';

export function tableOf(lines: readonly Line[]): string {
  return table(
    ['', 'what', 'ours', 'beside', 'ratio', 'budget', 'held'],
    lines.map(({ goal, name, ours, other = '', ratio = '', budget = '', held = null }) => [
      goal,
      name,
      ours,
      other,
      ratio,
      budget,
      held === null ? '' : held ? 'yes' : '**no**',
    ]),
  );
}

/** A section on what was missed and why; empty when nothing was. */
function whyNot(lines: readonly Line[]): string {
  const missed = [...new Set(lines.filter(({ held }) => held === false).map(({ goal }) => goal))].filter(
    (goal) => reasons[goal] !== undefined,
  );
  if (missed.length === 0) return '';
  return `\n## What is not held, and why\n\n${missed.map((goal) => `**${goal}.** ${reasons[goal]}`).join('\n\n')}\n`;
}

export function writePage(
  file: string,
  run: {
    readonly command: string;
    readonly seconds: number;
    readonly lines: readonly Line[];
    readonly benches: readonly Bench[];
    readonly quick: boolean;
  },
): void {
  const trial = run.quick
    ? `\n> These figures are of a quick trial on few edits, on a machine that was busy with other work. They show that everything runs, not how fast it is.\n`
    : '';
  writeFileSync(
    file,
    `# Benchmarks

What Kontext Studio costs with a long history, each figure beside an alternative taken in the same run. This page is written by the run itself:

\`\`\`
${run.command}
\`\`\`

${machine()}; ${new Date().toISOString().slice(0, 10)}, ${Math.round(run.seconds / 60)} minutes.
${trial}
${tableOf(run.lines)}

*Ratio*: how many times the alternative costs of ours, or, where the same is measured at two sizes, how far ours grows. Times move from machine to
machine; ratios hardly. A budget that is not held is a **no** here and makes the command fail.
${whyNot(run.lines)}
## Run it

\`npm run bench -- --help\` lists everything. \`--quick\` tries all benches on few edits in some minutes; without it 10,000 and 100,000 edits take about a
quarter of an hour on two cores. For a million: \`npm run bench -- --rows 1e4,1e6\`, which takes longer, and some 8 GB each of disk and of memory.
\`npm run make-library -- --edits 100000\` makes a library of that size to look at.

## What each line means

${run.benches.map(({ name, means }) => `**${name}.** ${means}`).join('\n\n')}
`,
  );
}
