// A program that owns edits until it is killed; as `claim` it holds the claims of the installation until it is told to let go.
import { once } from 'node:events';
import { openOwners } from '../../../main/platform/process-locks.ts';

const [home = '', act = 'own'] = process.argv.slice(2);
const owners = await openOwners(home);
if (act === 'once') {
  process.stdout.write(`${JSON.stringify(owners.me)}\n`);
  owners.close();
  process.exit();
}
if (act === 'own') process.stdout.write(`${JSON.stringify(owners.me)}\n`);
else {
  await owners.claiming(async () => {
    process.stdout.write(`${JSON.stringify(owners.me)}\n`);
    await once(process.stdin, 'data');
    process.stdout.write('letting go\n');
  });
}
setInterval(() => undefined, 1000);
