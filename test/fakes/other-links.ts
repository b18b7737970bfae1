// What the way out to the browser must be shut for, as far as somebody thought of it.
const hosts = [
  'example.com',
  'evil-cloud.seaart.ai',
  'cloud.seaart.ai.evil.com',
  'seaart.ai',
  'localhost',
  '127.0.0.1',
  '[::1]',
  'cloud.seaart.ai.',
  'cloud.seaart.ai:8443',
];
const schemes = [
  'http',
  'ftp',
  'file',
  'javascript',
  'data',
  'studio',
  'vscode',
  'ms-settings',
  'smb',
  'ws',
  'mailto',
  'chrome',
  'search-ms',
  'tel',
];
/** Addresses that are not ours, or are not spelled as ours are. */
export const otherLinks: readonly string[] = [
  ...hosts.flatMap((host) => [
    `https://${host}/settings/credits`,
    `https://cloud.seaart.ai@${host}/`,
    `https://cloud.seaart.ai\\@${host}/`,
  ]),
  ...schemes.map((scheme) => `${scheme}://cloud.seaart.ai/settings/credits`),
  ...['me@', 'me:pw@', ':@', '@'].map((name) => `https://${name}cloud.seaart.ai/`),
  ...[':80', ':8443', ':443', ':0443', ':'].map((port) => `https://cloud.seaart.ai${port}/`),
  ...[
    'HTTPS://cloud.seaart.ai/',
    'https://CLOUD.seaart.ai/',
    ' https://cloud.seaart.ai/',
    'https://cloud.seaart.ai/\n',
    'https:\\\\cloud.seaart.ai\\',
  ],
  ...[
    'https://cloud.seaart.ai%2eevil.com/',
    'https://cloud.seaart.ai%00.evil.com/',
    'https://cloud。seaart。ai/',
    'https://cloud.seaart.ai/..',
  ],
  ...['//cloud.seaart.ai/', 'cloud.seaart.ai', '/settings/credits', '', ' ', 'https:', 'https://', 'https:cloud.seaart.ai'],
  ...['C:\\Windows\\System32\\calc.exe', '\\\\host\\share\\run.exe', '/bin/sh', 'javascript:alert(1)//https://cloud.seaart.ai/'],
  ...['https:cloud.seaart.ai.evil.com', 'https://cloud。seaart。ai.evil.com/', 'https:///settings', 'intent://cloud.seaart.ai/#Intent;end'],
  ...['blob:https://cloud.seaart.ai/1', 'view-source:https://cloud.seaart.ai/', 'data:text/html,https://cloud.seaart.ai/'],
];
