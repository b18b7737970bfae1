// `npm run test:money`
import { makeSchedule } from './schedule.ts';
import { buildProduct } from './product.ts';
import { play } from './play.ts';
const product = await buildProduct();
const from = Number(process.argv[2] ?? 1),
  to = Number(process.argv[3] ?? 10);
let next = from;
const t0 = performance.now();
await Promise.all(
  Array.from({ length: Number(process.argv[4] ?? 2) }, async () => {
    while (next <= to) {
      const seed = next++;
      const s = makeSchedule(seed, seed % 5 === 0 ? 'command' : 'studio');
      const t = await play(product, s);
      const e = t.evidence;
      console.log(
        seed,
        s.host,
        Math.round(t.ms),
        'presses',
        e.presses.length,
        'creates',
        e.requests.filter((r) => r.operation === 'create').length,
        'tasks',
        e.tasks.length,
        'kills',
        e.kills,
        'req',
        e.requests.length,
        JSON.stringify(t.verdict.ends),
        t.verdict.breaches.join(' | '),
      );
    }
  }),
);
console.log((performance.now() - t0) / 1000);
product.remove();
