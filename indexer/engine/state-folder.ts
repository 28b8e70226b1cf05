/** Makes sure that the state folder can be written, and says in one sentence why it cannot. */
import { promises as disk } from 'node:fs';
import { EngineError } from './error.ts';
import { DISK_FULL } from './failure.ts';

/** @throws EngineError if the folder does not exist and cannot be made */
export async function makeStateFolder(stateDir: string): Promise<void> {
  try {
    // The index holds the reports, which may be for some eyes only.
    await disk.mkdir(stateDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw stateFolderError(error, stateDir);
  }
}

/** @returns an EngineError for what is wrong with the folder or the disk, any other error as it is */
export function stateFolderError(error: unknown, stateDir: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return new EngineError(
        `STATE_DIR 指的 ${stateDir} 是文件，或在一个文件之下；请换一个文件夹，或移走那个文件`,
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    // What Node reports of a folder that cannot be made on a read-only disk.
    case 'ENOENT':
      return new EngineError(
        `状态目录 ${stateDir} 不能读写（磁盘只读，或没有权限）；请改它的权限，或用 STATE_DIR 另指一个能写的文件夹`,
        { cause: error },
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new EngineError(DISK_FULL, { cause: error });
    default:
      return error;
  }
}
