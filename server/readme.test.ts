/** The README must document every setting and every route. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { settings } from '../indexer/settings.ts';
import { app } from './app.ts';
import { createServices } from './services.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

describe('the README', () => {
  test('the README documents exactly the environment variables that the program reads', () => {
    const sources = execFileSync('git', ['ls-files', 'indexer', 'server', 'client'], {
      cwd: ROOT,
      encoding: 'utf8',
    })
      .split('\n')
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(join(ROOT, file), 'utf8'));
    const read = new Set(
      sources.flatMap((source) => [...source.matchAll(/env\['([A-Z]\w+)'\]/g)].map(([, name]) => name)),
    );
    read.delete('PATH');
    for (const name of read) expect(README).toContain(`\`${name}\``);
    const table = README.slice(README.indexOf('## 设置'), README.indexOf('## 开发'));
    for (const [, name = ''] of table.matchAll(/^\| `([A-Z_]+)`/gm)) expect(read).toContain(name);
  });

  test('the README documents every route', () => {
    const routes = app({
      services: createServices(settings({})),
      pageDir: ROOT,
      keeperKey: null,
      reindex: () => {},
      today: () => '2026-01-02',
      health: () => {
        throw new Error('not called');
      },
    });
    const { paths = {} } = routes.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: '', version: '' },
    });
    for (const path of Object.keys(paths)) expect(README).toContain(`\`${path}\``);
  });
});
