// `node test/bench/composite-seeds.ts [COUNT] [FIRST]`: the synthetic law of "keep my original pixels" over many seeds; ends with 1 when one breaks it.
import { keepsLaw, lawFigures } from '../app/composite/law.ts';
import type { LawFigures } from '../app/composite/law.ts';
import { makeScene } from '../app/composite/scenes.ts';

const [count, first] = [Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 1)];
const all: LawFigures[] = [];
let broken = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const scene = await makeScene(seed, {
    frame: { width: 832, height: 624 },
    result: { width: 880, height: 656 },
    mostShift: 30,
    mostZoom: 0.05,
    mostTone: 8,
  });
  const figures = lawFigures(scene);
  all.push(figures);
  if (keepsLaw(figures)) continue;
  broken += 1;
  console.log(`seed ${seed}: ${JSON.stringify(figures)}`);
}
const worst = (of: (figures: LawFigures) => number): string => Math.max(...all.map(of)).toFixed(4);
console.log(
  `${count} seeds from ${first}, ${broken} broken; worst: zoom ${worst(({ zoomError }) => zoomError)} %, shift ${worst(({ shiftError }) => shiftError)} px,`,
);
console.log(`of the patch missed ${worst(({ patchFound }) => 1 - patchFound)}, elsewhere ${worst(({ elsewhere }) => elsewhere)}`);
process.exitCode = broken === 0 ? 0 : 1;
