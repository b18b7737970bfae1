// Starts a worker of the page. The page's policy takes scripts by address only from its one policy of trusted types.

type Policy = { readonly createScriptURL: (address: string) => unknown };
type TrustedTypes = { readonly createPolicy: (name: string, rules: Policy) => Policy };

/** The workers that are built with the page, whatever the hash in their names is. */
export const isOwn = (address: string): boolean => {
  const { origin, pathname, search, hash } = new URL(address, location.href);
  return origin === location.origin && /^\/assets\/[a-z]+-worker-[\w-]+\.js$/.test(pathname) && search + hash === '';
};

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy('app', {
  createScriptURL: (asked) => {
    if (!isOwn(asked)) throw new Error(`${asked} is no worker of this page`);
    return asked;
  },
});

export const startWorker = (address: string): Worker =>
  new Worker((policy?.createScriptURL(address) ?? address) as string, { type: 'module' });
