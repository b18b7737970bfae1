// Uses the system's keychain as the studio does and prints what it tells.
import { loadKeytar, makeSecrets } from '../../../main/platform/keychain.ts';

const [act, key = ''] = process.argv.slice(2);
const secrets = makeSecrets({ origin: 'https://cloud.seaart.ai', environmentKey: null, loadKeychain: loadKeytar });
const answer =
  act === 'set' ? await secrets.set(key) : act === 'clear' ? await secrets.clear() : { ok: true, value: await secrets.status() };
process.stdout.write(`${JSON.stringify(answer.ok ? ('value' in answer ? answer.value : null) : answer)}\n`);
process.exit();
