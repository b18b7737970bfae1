// The rows of the fault matrix: what goes wrong, what the person sees and can do, and which tests hold it. rows.test.ts proves that all are here.
import { diskRows } from './rows-disk.ts';
import { machineRows } from './rows-machine.ts';
import { serviceRows } from './rows-service.ts';
import { hostileRows } from './rows-hostile.ts';
import type { Row } from './row.ts';

export const rows: readonly Row[] = [...diskRows, ...machineRows, ...serviceRows, ...hostileRows];
