// The window's own scheme, and which addresses belong to it.

export const scheme = 'studio';
export const host = 'app';
/** What the window shows. */
export const startAddress = `${scheme}://${host}/index.html`;

/** What the second window shows. */
export const viewerAddress = `${startAddress}?viewer`;

/** Whether an address is one of the window's own: exactly our scheme and host, nobody's name in it, no port. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${scheme}:` && url.host === host && url.username === '' && url.password === '';
}
