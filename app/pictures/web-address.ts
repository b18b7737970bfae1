// Addresses of pictures on the web, as texts: what of them is shown and written down. Where they may lead is judged in main.
import type { WebSource } from './web-source.ts';

/** Whether the words are one http or https address and nothing else. It may still be one that nobody may ask. */
export const isWebAddress = (words: string): boolean => /^https?:\/\/\S+$/i.test(words);

/** Without query and fragment, which may hold a signature: all that ledger, exports and metadata say of an address. */
export const withoutQuery = (address: string): string => address.replace(/[?#].*$/s, '');

/** What a picture is called that has no name but its address: the last piece of the path, else the host. */
export function nameInAddress(address: string): string {
  const [, host = address, path = ''] = /^https?:\/\/([^/?#]*)([^?#]*)/i.exec(address) ?? [];
  const last = path.split('/').findLast((piece) => piece !== '') ?? '';
  const name = decoded(last)
    // What could lead elsewhere or mislead in a line of text.
    .replace(/[\p{Cc}\p{Cf}\\/]/gu, '')
    .trim();
  return (name === '' ? host : name).slice(0, 200);
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

type FromWeb = { readonly web?: WebSource | undefined };
type Viewed = FromWeb & { readonly view?: unknown };

/** The address that is sent in place of the picture; null where its bytes are sent. */
export const addressSent = ({ web }: FromWeb): string | null => (web?.itself === true ? web.address : null);

/** Whether nobody here has seen the picture: its hash and size stand in for those of a picture. */
export const isUnseen = ({ web }: FromWeb): boolean => web?.unseen === true;

/** An address that was cut is another one: it is shown, and never sent. Nor is that of a picture of which a part alone is to be sent. */
export const maySendAddress = ({ web, view }: Viewed): boolean => web !== undefined && web.shortened !== true && view === undefined;

/** A source as it is kept where the address is not sent, or leaves this library: without its query. */
export function withoutItsQuery(web: WebSource): WebSource {
  const address = withoutQuery(web.address);
  return { ...web, address, ...(address === web.address ? {} : { shortened: true as const }) };
}

/** What a record keeps of where an input came from: the whole address only where it is sent. */
export const keptSource = (web: WebSource): WebSource => (web.itself ? web : withoutItsQuery(web));

/** The addresses a request sends, without their queries, in order. */
export const addressesSent = (inputs: readonly FromWeb[]): readonly string[] =>
  inputs.map(addressSent).flatMap((address) => (address === null ? [] : [withoutQuery(address)]));
