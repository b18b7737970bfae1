// Starts the worker that blends. The page's policy takes scripts by address only from its one policy of trusted types.
// oxlint-disable-next-line import/default -- vite makes it
import address from './blend-worker.ts?worker&url';

type Policy = { readonly createScriptURL: (address: string) => unknown };
type TrustedTypes = { readonly createPolicy: (name: string, rules: Policy) => Policy };

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy('app', {
  createScriptURL: (asked) => {
    if (asked !== address) throw new Error(`${asked} is no worker of this page`);
    return asked;
  },
});

export const openWorker = (): Worker => new Worker((policy?.createScriptURL(address) ?? address) as string, { type: 'module' });
