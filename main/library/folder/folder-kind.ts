// What a file system tells of changes that others make: by an event, by the times of its folders, or not at all.
import { readFileSync, realpathSync, statfsSync } from 'node:fs';
import { errorCode } from '../../platform/durable-files.ts';

/**
 * `events`: the system tells each change. `times`: it tells our own alone, the time of a folder tells what was added, renamed or removed. `nothing`: not
 * even that, as in rclone's mounts, whose folders have the time of the mount.
 */
export type Telling = 'events' | 'times' | 'nothing';

/** Linux's numbers of network file systems (statfs(2)): NFS, SMB, CIFS, SMB2, 9P, AFS and Ceph. */
const networkTypes = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x5346414f, 0x00c36400]);
const fuseType = 0x65735546;

/**
 * File systems in user space whose folders have true times: over another folder of this computer, over a disk, or over SFTP. Those that join several folders
 * are not among them: a joined folder has the time of the first (mergerfs, `func.getattr`), whatever happens in the others.
 */
const withTimes =
  /^(?:fuseblk|fuse\.(?:sshfs|gocryptfs|encfs|cryfs|fuse-overlayfs|bindfs|ntfs-3g|exfat|fat|fusefat|exfat-fuse|lowntfs-3g))$/;

/** How a folder's changes can be known. What cannot be looked at is taken for what tells nothing. */
export function tellingOf(folder: string): Telling {
  if (process.platform === 'win32') return folder.startsWith('\\\\') ? 'times' : 'events';
  if (process.platform === 'darwin') return folder.startsWith('/Volumes/') ? 'times' : 'events';
  try {
    const { type } = statfsSync(folder);
    if (networkTypes.has(type)) return 'times';
    if (type !== fuseType) return 'events';
    return withTimes.test(mountedAs(readFileSync('/proc/self/mountinfo', 'utf8'), realpathSync(folder)) ?? '') ? 'times' : 'nothing';
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return 'nothing';
  }
}

/** The type of the file system that is mounted over this path, by the lines of `mountinfo` (proc_pid_mountinfo(5)); the last of several counts. */
export function mountedAs(mountinfo: string, path: string): string | null {
  let best: { readonly at: string; readonly type: string } | null = null;
  for (const line of mountinfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const at = unescaped(before.split(' ')[4] ?? '');
    const type = after.split(' ')[0] ?? '';
    const isOver = path === at || path.startsWith(at === '/' ? '/' : `${at}/`);
    if (at !== '' && type !== '' && isOver && at.length >= (best?.at.length ?? 0)) best = { at, type };
  }
  return best?.type ?? null;
}

/** Spaces, tabs, line ends and backslashes are written as three octal digits. */
const unescaped = (written: string): string =>
  written.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8)));
