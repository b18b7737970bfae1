// `npm run test:crash`
import { buildProduct } from './product.ts';
import { choosePoints } from './points.ts';
import type { Counted } from './points.ts';
import { makeRandom } from './random.ts';
import { makeScene, stories } from './scene.ts';
import { runCommand } from './command.ts';
import { traceAll } from './trace.ts';
import { tryPoint } from './try-point.ts';
import type { Tried } from './try-point.ts';
const product = await buildProduct();
const counted: Counted[] = [];
for (const story of stories)
  for (const threads of [1, 4] as const) {
    const scene = await makeScene(story);
    const ran = await runCommand(scene, product, scene.line, { strace: ['-e', traceAll], threads });
    if (ran.code !== 0) throw new Error(ran.errors);
    counted.push({ story, threads, ran });
    console.log(story, threads, ran.ms | 0, ran.said.length);
    await scene.close();
  }
const points = choosePoints(counted, Number(process.argv[2] ?? 20), makeRandom(Number(process.argv[3] ?? 1)));
console.log(points.length);
const tried: Tried[] = [];
let next = 0;
const t0 = performance.now();
await Promise.all(
  [0, 1, 2, 3].map(async () => {
    while (next < points.length) {
      const p = points[next++];
      if (p) {
        try {
          const t = await tryPoint(product, p);
          tried.push(t);
          console.log(t.killed, t.sink, t.state, JSON.stringify(p.how), p.story, p.restart, t.breaches.join(' | '));
        } catch (e) {
          console.log('ERR', p, e);
        }
      }
    }
  }),
);
console.log((performance.now() - t0) / points.length);
product.remove();
process.exit(0);
