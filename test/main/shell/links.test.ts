import { expect, test } from 'vitest';
import { isAllowedLink, links, openLink } from '../../../main/shell/desktop.ts';

test('the way out to the browser is shut for everything but the pages we name', async () => {
  const hosts = [
    'example.com',
    'evil-cloud.seaart.ai',
    'cloud.seaart.ai.evil.com',
    'seaart.ai',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'cloud.seaart.ai:8443',
  ];
  const schemes = ['http', 'ftp', 'file', 'javascript', 'data', 'studio', 'vscode', 'ms-settings', 'smb', 'ws', 'mailto', 'chrome'];
  const bad = [
    ...hosts.map((host) => `https://${host}/settings/credits`),
    ...schemes.map((scheme) => `${scheme}://cloud.seaart.ai/settings/credits`),
    ...hosts.map((host) => `https://cloud.seaart.ai@${host}/`),
    'https://me@cloud.seaart.ai/',
    'https://me:pw@cloud.seaart.ai/',
    'https:cloud.seaart.ai.evil.com',
    'https://cloud.seaart.ai\\@evil.com/',
    'https://cloud.seaart.ai%2eevil.com/',
    'https://cloud。seaart。ai.evil.com/',
    '//cloud.seaart.ai/',
    'cloud.seaart.ai',
    '/settings/credits',
    'javascript:alert(1)//https://cloud.seaart.ai/',
    'C:\\Windows\\System32\\calc.exe',
    '\\\\host\\share\\run.exe',
    '/bin/sh',
    '',
    ' ',
    'https://',
    'https:///settings',
    'data:text/html,https://cloud.seaart.ai/',
    'blob:https://cloud.seaart.ai/1',
    'view-source:https://cloud.seaart.ai/',
    'intent://cloud.seaart.ai/#Intent;end',
  ];
  expect(bad.filter(isAllowedLink)).toEqual([]);
  expect(Object.values(links).filter((address) => !isAllowedLink(address))).toEqual([]);
  const deeds: unknown[][] = [];
  await expect(openLink({ openExternal: async (address) => void deeds.push([address]) }, 'https://example.com/')).rejects.toThrow(
    'not one of ours',
  );
  expect(deeds).toEqual([]);
});
