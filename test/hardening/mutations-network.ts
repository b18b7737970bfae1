// Of the key, the service and the addresses it gives: items 16 to 19.
import { group, startTest, sourceTest, addressesTest, logTest, exchange, hosts, downloads } from './wall-mutation.ts';
import type { WallMutation } from './wall-mutation.ts';

export const networkMutations: readonly WallMutation[] = [
  ...group(
    16,
    'main/platform/keychain-entry.ts',
    ['test/main/platform/keychain.test.ts'],
    [
      [
        'one key for every origin',
        'keychain.setPassword(keychainService, origin, key)',
        "keychain.setPassword(keychainService, 'any', key)",
      ],
      ['a locked keychain believed', "if (behind === 'locked' || behind === 'open') throw new Error(isLocked);", ''],
    ],
  ),
  ...group(
    16,
    'main/platform/keychain.ts',
    ['test/main/platform/keychain.test.ts'],
    [
      ['the whole key told', 'return key.slice(-Math.min(4, Math.floor(key.length / 4)));', 'return key;'],
      ['trouble kept quiet', 'trouble: answer.trouble, locked: answer.locked }', 'trouble: null, locked: false }'],
    ],
  ),
  ...group(
    17,
    'main/platform/log.ts',
    [logTest],
    [
      ['keys not struck out', 'clean = withoutKey(clean, secret)', 'clean = clean.slice(0)'],
      ['headers not struck out', "\n        .replace(/\\b(Bearer|Key)\\s+[^\\s\"',]+/g, '$1 [key]')", ''],
      ['cut before it is cleaned', 'withoutSecrets(text)\n', 'withoutSecrets(text.slice(0, maxLetters))\n'],
      ['the log for everybody', 'mode: 0o600', 'mode: 0o644'],
    ],
  ),
  ...group(
    17,
    'main/index.ts',
    [startTest],
    [
      ['the key left in the environment', "delete process.env['SEAART_API_KEY'];", ''],
      ['the environment’s key not hidden', 'if (paths.environmentKey !== null) hide(paths.environmentKey);', ''],
    ],
  ),
  ...group(
    17,
    'main/platform/keychain.ts',
    ['test/leak/keychain.test.ts'],
    [['the keychain’s key not hidden', "if ('value' in answer && answer.value !== null) onKey(answer.value);", '']],
  ),
  ...group(
    17,
    'main/pictures/host/process-host.ts',
    ['test/main/pictures/host/supervisor.test.ts'],
    [['the picture process gets all of the environment', '...Object.fromEntries(own), MALLOC', '...environment, MALLOC']],
  ),
  ...group(
    17,
    'app/seaart/client.ts',
    ['test/app/seaart/client.test.ts'],
    [
      [
        'quotes of the key kept in answers',
        "answer.kind === 'answer' && answer.status >= 300 ?",
        "answer.kind === 'answer' && answer.status >= 900 ?",
      ],
      ['quotes of the key in ids', 'hasKey(judged.named.requestId, key)\n', 'false\n'],
      ['quotes of the key in addresses to ask at', 'url === null || hasKey(url, key) ? null : url', 'url'],
      ['quotes of the key in addresses of results', 'url: withoutKey(output.url, key)', 'url: output.url'],
      ['quotes of the key in failures', 'message: withoutKey(failure.message, key)', 'message: failure.message'],
    ],
  ),
  ...group(
    18,
    exchange,
    ['test/main/network/exchange.test.ts', sourceTest],
    [
      ['certificates unchecked', 'rejectUnauthorized: true', 'rejectUnauthorized: false'],
      ['the environment may turn the check off', ', rejectUnauthorized: true', ''],
    ],
  ),
  ...group(
    19,
    hosts,
    ['test/main/network/hosts.test.ts'],
    [
      ['http for results', "if (url.protocol !== 'https:') return 'not-https';", ''],
      ['any port', "if (url.port !== '') return 'port';", ''],
      ['a name in the address', "if (url.username !== '' || url.password !== '') return 'user-name';", ''],
      ['private addresses', 'isLoopback(host) || named || (net.isIP(host) !== 0 && !isPublicAddress(host))', 'false'],
      ['names that lead inside', '!addresses.every(({ address }) => isPublicAddress(address))', 'addresses.length === 0'],
      ['10/8', "  ['10.0.0.0', 8],\n", ''],
      ['169.254/16', "  ['169.254.0.0', 16],\n", ''],
      ['fc00::/7', "  ['fc00::', 7],\n", ''],
      [
        'mapped addresses',
        'if (mapped !== undefined) return isPublicAddress(mapped);\n  if (/^::ffff:/i.test(address)) return false;',
        'if (mapped !== undefined) return true;',
      ],
    ],
  ),
  ...group(
    19,
    downloads,
    ['test/main/network/download.test.ts'],
    [
      ['redirects unchecked', 'if (refusal !== null)\n', 'if (refusal !== null && hop === 0)\n'],
      ['the key carried on by a redirect', 'withoutSecrets(next.href)', 'next.href'],
      ['the lookup unchecked', '...(options.serviceIsLocal ? {} : { lookup: publicLookup }),', ''],
      ['results for everybody', '0o600', '0o644'],
      ['results without end', 'if (bytes > max) return { kind:', 'if (bytes > Infinity) return { kind:'],
    ],
  ),
  ...group(
    19,
    'main/network/web-picture.ts',
    ['test/main/network/web-picture.test.ts'],
    [
      ['pictures of hosts that nobody allowed', "if (!allowed(host)) return { kind: 'ask', host, from };", ''],
      ['pictures past a proxy', 'if (!(await line.isDirect(url.href))) return failed(proxied(host));', ''],
      ['the lookup of pictures unchecked', '...(isLoopbackHost(host) ? {} : { lookup: publicLookup }),', ''],
      ['names of one network', '(!isLoopbackHost(url.hostname) && isInsideName(url.hostname))', 'false'],
      ['the key in an address', 'if (withoutSecrets(url.href) !== url.href)', 'if (false)'],
      ['addresses of private names sent', "if (code === 'PRIVATE_ADDRESS')", 'if (false)'],
    ],
  ),
  ...group(
    19,
    'app/seaart/addresses.ts',
    ['test/app/seaart/addresses.test.ts', addressesTest],
    [
      [
        'the key sent where a server says',
        'given !== null && base !== null && given.startsWith(`${base.origin}${base.path}/`) && isPlain(given)',
        'given !== null && base !== null',
      ],
      ['http services elsewhere', "if (scheme.toLowerCase() === 'http' && !loopback) return null;", ''],
    ],
  ),
];
