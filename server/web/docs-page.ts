/** Renders the API documentation from the OpenAPI document as one page without scripts. */
import { html, raw } from 'hono/html';

/** The subset of OpenAPI 3.1 that the page shows. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}
interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: Schema;
    readonly description?: string;
  }[];
  readonly requestBody?: Body;
  readonly responses?: Readonly<Record<string, Body>>;
}
interface Body {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}
const METHODS = ['get', 'put', 'post'] as const;
type Method = (typeof METHODS)[number];
interface Document {
  readonly info: { readonly title: string; readonly description?: string };
  readonly paths?: unknown;
  readonly components?: { readonly schemas?: unknown };
}

const STYLE = `
  body { font: 16px/1.7 "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 52rem; margin: 3rem auto; padding: 0 1.25rem; color: #26221c; background: #faf8f3; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.05rem; margin-top: 2.5rem; border-top: 1px solid #ddd6c8; padding-top: 1rem; }
  code { font: 0.92em ui-monospace, "Noto Sans Mono CJK SC", monospace; } a { color: #8c2f20; }
  table { border-collapse: collapse; width: 100%; font-size: 0.92rem; } td { padding: 0.3rem 0.9rem 0.3rem 0; vertical-align: top; border-top: 1px solid #eee8dc; }
  pre { background: #f2ede2; padding: 0.9rem; overflow-x: auto; font-size: 0.86rem; line-height: 1.5; } summary { cursor: pointer; color: #6a6154; }
  @media (prefers-color-scheme: dark) { body { color: #e6dfd2; background: #191713; } a { color: #e39a86; } pre { background: #24211b; } td, h2 { border-color: #37322a; } summary { color: #a89f8f; } }
`;

export function docsPage(document: Document): ReturnType<typeof html> {
  const paths = Object.entries((document.paths ?? {}) as Record<string, Partial<Record<Method, Operation>>>);
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  return html`<!doctype html>
    <html lang="zh-Hans">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>镇鉴 · 接口说明</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <h1>镇鉴 · 接口说明</h1>
        <p>接口除写明的以外都是 GET，返回 JSON；出错时返回 <code>{"error": {"code", "message"}}</code>。机器可读的文档：<a href="/api/openapi.json">/api/openapi.json</a>。</p>
        ${paths.flatMap(([path, operations]) =>
          METHODS.flatMap((method) => {
            const operation = operations[method];
            return operation ? [section(method, path, operation)] : [];
          }),
        )}
        <h2>数据结构</h2>
        ${Object.entries(schemas).map(
          ([name, schema]) =>
            html`<details id="${name}"><summary><code>${name}</code></summary><pre>${shape(schema, 0)}</pre></details>`,
        )}
      </body>
    </html>`;
}

function section(method: Method, path: string, operation: Operation): ReturnType<typeof html> {
  const request = operation.requestBody?.content?.['application/json']?.schema;
  const { responses } = operation;
  const answer = (responses?.['200'] ?? responses?.['202'])?.content?.['application/json']?.schema;
  return html`<h2><code>${method.toUpperCase()} ${path}</code></h2>
    <p>${operation.summary ?? ''}</p>
    <table>
      ${(operation.parameters ?? []).map(
        ({ name, required, schema, description }) =>
          html`<tr><td><code>${name}</code>${required ? ' 必填' : ''}</td><td><code>${schema ? shape(schema, 0) : ''}</code></td><td>${limits(schema)} ${description ?? schema?.description ?? ''}</td></tr>`,
      )}
    </table>
    ${request ? html`<pre>${shape(request, 0)}</pre>` : ''}
    ${answer ? html`<pre>${shape(answer, 0)}</pre>` : ''}`;
}

function limits(schema: Schema | undefined): string {
  if (!schema) return '';
  const range =
    schema.minimum !== undefined && schema.maximum !== undefined ? `${schema.minimum}–${schema.maximum}` : '';
  const standard = schema.default === undefined ? '' : `默认 ${String(schema.default)}`;
  return [range, standard].filter(Boolean).join('，');
}

/** Writes a schema in TypeScript-like notation: names and types, indented. */
function shape(schema: Schema, depth: number): string {
  const indent = '  '.repeat(depth + 1);
  if (schema.$ref) return schema.$ref.replace(/^.*\//, '');
  if (schema.enum) return schema.enum.map(String).join(' | ');
  if (schema.anyOf) return schema.anyOf.map((option) => shape(option, depth)).join(' | ');
  if (schema.properties) {
    const lines = Object.entries(schema.properties).map(
      ([name, property]) =>
        `${indent}${name}: ${shape(property, depth + 1)}${property.description ? `  // ${property.description}` : ''}`,
    );
    return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
  }
  if (schema.items) return `${shape(schema.items, depth)}[]`;
  return Array.isArray(schema.type) ? schema.type.join(' | ') : String(schema.type ?? 'any');
}
