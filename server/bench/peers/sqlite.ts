/**
 * Benchmark peer: SQLite's full-text search with the trigram tokenizer, through Python, since Node 20 has no
 * SQLite.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Peer } from './peer.ts';

/**
 * Fills a table from a file with one passage per line, then answers each phrase read with its number of
 * passages.
 */
const PROGRAM = `
import os, sqlite3, sys
path, lines = sys.argv[1:]
fresh = not os.path.exists(path)
db = sqlite3.connect(path)
if fresh:
    db.execute("create virtual table passages using fts5(text, tokenize='trigram')")
    db.executemany('insert into passages values (?)', ((line.rstrip('\\n'),) for line in open(lines, encoding='utf8')))
    db.commit()
print(sqlite3.sqlite_version, flush=True)
for phrase in sys.stdin:
    quoted = '"' + phrase.rstrip('\\n').replace('"', '""') + '"'
    print(db.execute('select count(*) from passages where passages match ?', (quoted,)).fetchone()[0], flush=True)
`;
const PROBE = `import sqlite3; sqlite3.connect(':memory:').execute("create virtual table t using fts5(x, tokenize='trigram')")`;

/** @returns null if Python or its trigram tokenizer is missing */
export async function sqliteTrigram(folder: string, folded: readonly string[]): Promise<Peer | null> {
  if (spawnSync('python3', ['-c', PROBE]).status !== 0) return null;
  const lines = join(folder, 'passages.txt');
  if (!existsSync(lines)) writeFileSync(lines, folded.join('\n'));
  const child = spawn('python3', ['-c', PROGRAM, join(folder, 'passages.db'), lines], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, PYTHONIOENCODING: 'utf8' },
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const version = (await answers.next()).value as string;
  return {
    name: `SQLite ${version} FTS5 trigram`,
    find: async (phrase) => {
      child.stdin.write(`${phrase}\n`);
      return Number((await answers.next()).value);
    },
    stop: async () => {
      child.stdin.end();
    },
  };
}
