/** Adds files and pages to the collection one after the other, and follows each until it can be searched. */
import { signal } from '@preact/signals';
import type { HealthAnswer } from '../../../../server/contract/health.ts';
import type { ReportsAnswer } from '../../../../server/contract/reports.ts';
import { addFile, addPage, getJson, paths } from '../../../api/api.ts';
import { asApiError } from '../../../api/loader.ts';
import { messages } from '../../../messages/messages.ts';
import { collection } from '../../../state/collection.ts';
import { folderCheck } from '../../../state/folder-check.ts';

/** What is to be added: a file, or the address of a page. */
type Origin = File | string;

export interface Addition {
  readonly origin: Origin;
  readonly state: 'waiting' | 'sending' | 'stored' | 'read' | 'failed';
  /** Name in the reports folder, once it has one. */
  readonly file: string | null;
  /** Why it failed. */
  readonly reason: string | null;
  /** Id of its report, or of the first of several. */
  readonly report: string | null;
}

const additions = signal<readonly Addition[]>([]);
let isWorking = false;

function change(origin: Origin, changed: Partial<Addition>): void {
  additions.value = additions.peek().map((one) => (one.origin === origin ? { ...one, ...changed } : one));
}

const nextWaiting = (): Addition | undefined => additions.peek().find(({ state }) => state === 'waiting');

async function work(key: string | null): Promise<void> {
  if (isWorking) return;
  isWorking = true;
  for (let next = nextWaiting(); next; next = nextWaiting()) {
    const { origin } = next;
    change(origin, { state: 'sending', reason: null });
    try {
      const { file } = await (typeof origin === 'string' ? addPage(origin, key) : addFile(origin, key));
      change(origin, { state: 'stored', file });
    } catch (cause) {
      change(origin, { state: 'failed', reason: asApiError(cause).message });
    }
  }
  isWorking = false;
  if (!additions.peek().some(({ state }) => state === 'stored')) return;
  await collection.indexed();
  collection.refresh();
  await follow();
}

/** Says of each file in the folder whether it was read, and which report it is. */
async function follow(): Promise<void> {
  const health = await getJson<HealthAnswer>(paths.health).catch(() => null);
  for (const { origin, state, file } of additions.peek()) {
    if (state !== 'stored' || file === null) continue;
    const failure = health?.failed.find((failed) => failed.file === file);
    if (failure) {
      change(origin, { state: 'failed', reason: messages.adding.unread(failure.reason) });
      continue;
    }
    const found = await getJson<ReportsAnswer>(paths.reportsOfFile(file)).catch(() => null);
    change(origin, { state: 'read', report: found?.reports[0]?.id ?? null });
  }
}

function add(origins: readonly Origin[], key: string | null): void {
  const known = new Set(additions.peek().map(({ origin }) => origin));
  const added = [...new Set(origins)].filter((origin) => !known.has(origin));
  const waiting = { state: 'waiting', file: null, reason: null, report: null } as const;
  additions.value = [...additions.peek(), ...added.map((origin) => ({ origin, ...waiting }))];
  void work(key);
}

/** Addresses are told apart by line ends and white space. */
export function addressesIn(text: string): string[] {
  return text.split(/\s+/).filter((address) => address !== '');
}

/** The files of a drop, those of folders included. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // Entries must be taken before the first pause: the transfer is empty afterwards.
  const items = [...transfer.items].map((item) => ({
    entry: item.webkitGetAsEntry(),
    file: item.getAsFile(), // Of what has no place on a disk, such as a file out of a letter.
  }));
  const files = items.map(({ entry, file }) => (entry ? filesOf(entry) : file ? [file] : []));
  return (await Promise.all(files)).flat();
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.name.startsWith('.')) return [];
  if (entry.isFile)
    return [
      await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    ];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  // Browsers give a hundred entries at a time, and none at the end.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (entries.length === 0) return files;
    for (const inner of entries) files.push(...(await filesOf(inner)));
  }
}

export const adding = {
  additions,
  isChecking: folderCheck.isChecking,
  add,
  check: (key: string | null) => void folderCheck.run(key),
  retry(origin: Origin, key: string | null): void {
    change(origin, { state: 'waiting' });
    void work(key);
  },
  /** Leaves what is not done yet. */
  clear(): void {
    additions.value = additions.peek().filter(({ state }) => state !== 'read' && state !== 'failed');
  },
};
