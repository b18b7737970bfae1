import { expect, test } from 'vitest';
import { mountedAs, tellingOf } from '../../../../main/library/folder/folder-kind.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const mountinfo = `22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:40 / /mnt/cloud rw,nosuid shared:9 - fuse.rclone cloud: rw,user_id=0
41 22 0:41 / /mnt/cloud/over rw - fuse.mergerfs a:b rw
42 22 0:42 / /mnt/with\\040space rw - fuse.sshfs host:/home rw
43 22 0:43 / /mnt/again rw - ext4 /dev/vdb rw
44 43 0:44 / /mnt/again rw master:3 - fuseblk /dev/loop0 rw
`;

test.each([
  ['/home/person', 'ext4'],
  ['/mnt/cloud', 'fuse.rclone'],
  ['/mnt/cloud/Kontext Studio/2026', 'fuse.rclone'],
  ['/mnt/cloudy', 'ext4'],
  ['/mnt/cloud/over/x', 'fuse.mergerfs'],
  ['/mnt/with space/x', 'fuse.sshfs'],
  ['/mnt/again/x', 'fuseblk'],
])('%s lies on %s', (path, type) => expect(mountedAs(mountinfo, path)).toBe(type));

test('without a table nothing is known', () => expect(mountedAs('', '/mnt')).toBeNull());

test.skipIf(process.platform !== 'linux')('a disk of this computer tells what changes, what cannot be looked at tells nothing', () => {
  const folder = temporaryFolder();
  expect([tellingOf(folder), tellingOf(`${folder}/not/there`)]).toEqual(['events', 'nothing']);
});
